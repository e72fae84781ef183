import LocalAuthentication

/// Why the phone does not do what it was asked; the codes are those of src/vault.ts.
enum VaultProblem: String, Error {
    case noSensor, notEnrolled, keyGone, cancelled, lockedOut, storageUnreadable, failed

    /// What an error of the sensor means.
    init(sensor error: Error?) {
        switch (error as? LAError)?.code {
        case .userCancel, .appCancel, .systemCancel, .userFallback: self = .cancelled
        case .biometryLockout: self = .lockedOut
        case .biometryNotEnrolled, .passcodeNotSet: self = .notEnrolled
        case .biometryNotAvailable: self = .noSensor
        default: self = .failed
        }
    }
}
