package id.hexaflate.devicevault;

/** Why the phone does not do what it was asked; the codes are those of src/vault.ts. */
final class VaultProblem extends Exception {

    static final String NO_SENSOR = "noSensor";
    static final String NOT_ENROLLED = "notEnrolled";
    static final String KEY_GONE = "keyGone";
    static final String CANCELLED = "cancelled";
    static final String LOCKED_OUT = "lockedOut";
    static final String STORAGE_UNREADABLE = "storageUnreadable";
    static final String FAILED = "failed";

    final String code;

    VaultProblem(String code, Throwable cause) {
        super(code, cause);
        this.code = code;
    }

    VaultProblem(String code) {
        this(code, null);
    }
}
