package id.hexaflate.devicevault;

import android.os.Build;
import android.security.keystore.KeyGenParameterSpec;
import android.security.keystore.KeyPermanentlyInvalidatedException;
import android.security.keystore.KeyProperties;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.InvalidAlgorithmParameterException;
import java.security.Key;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.ProviderException;
import java.security.Signature;
import java.security.UnrecoverableKeyException;
import java.security.cert.Certificate;
import java.security.spec.ECGenParameterSpec;

/**
 * The two keys of the phone, on P-256, which live in the Android Keystore and never leave it. The approval key signs only
 * what the sensor has just released, and is destroyed by the system when a finger or a face is added.
 */
final class VaultKeys {

    static final String DEVICE = "device";
    static final String APPROVAL = "approval";
    private static final String STORE = "AndroidKeyStore";
    private static final String ALIAS = "hexaflate.";

    private final int system;
    private final boolean hasStrongBox;

    /** `system`: API level of this Android. `hasStrongBox`: whether the phone has a chip of its own for keys. */
    VaultKeys(int system, boolean hasStrongBox) {
        this.system = system;
        this.hasStrongBox = hasStrongBox;
    }

    /** Makes a key in place of the one before. Answers its public half, SPKI in DER. */
    byte[] make(String name) throws VaultProblem {
        try {
            if (hasStrongBox && system >= Build.VERSION_CODES.P) {
                try {
                    return generate(specOf(name).setIsStrongBoxBacked(true).build());
                } catch (ProviderException full) {
                    // Chips have few places, and some phones promise one that they do not have.
                }
            }
            return generate(specOf(name).build());
        } catch (InvalidAlgorithmParameterException unenrolled) {
            // What the Keystore says of an approval key while it knows no finger and no face.
            throw new VaultProblem(APPROVAL.equals(name) ? VaultProblem.NOT_ENROLLED : VaultProblem.FAILED, unenrolled);
        } catch (GeneralSecurityException | ProviderException broken) {
            throw new VaultProblem(VaultProblem.FAILED, broken);
        }
    }

    /** The public half of a key that is there, SPKI in DER; null where there is none. */
    byte[] find(String name) throws VaultProblem {
        try {
            Certificate certificate = store().getCertificate(aliasOf(name));
            return certificate == null ? null : certificate.getPublicKey().getEncoded();
        } catch (GeneralSecurityException | IOException broken) {
            throw new VaultProblem(VaultProblem.FAILED, broken);
        }
    }

    /** What is about to sign with this key; that of the approval key must be released by the sensor first. */
    Signature signing(String name) throws VaultProblem {
        try {
            Key key = store().getKey(aliasOf(name), null);
            if (!(key instanceof PrivateKey)) throw new VaultProblem(VaultProblem.KEY_GONE);
            Signature signing = Signature.getInstance("SHA256withECDSA");
            signing.initSign((PrivateKey) key);
            return signing;
        } catch (KeyPermanentlyInvalidatedException | UnrecoverableKeyException gone) {
            throw new VaultProblem(VaultProblem.KEY_GONE, gone);
        } catch (GeneralSecurityException | IOException | ProviderException broken) {
            throw new VaultProblem(VaultProblem.FAILED, broken);
        }
    }

    void remove(String name) throws VaultProblem {
        try {
            store().deleteEntry(aliasOf(name));
        } catch (GeneralSecurityException | IOException broken) {
            throw new VaultProblem(VaultProblem.FAILED, broken);
        }
    }

    private KeyGenParameterSpec.Builder specOf(String name) throws VaultProblem {
        KeyGenParameterSpec.Builder spec = new KeyGenParameterSpec.Builder(aliasOf(name), KeyProperties.PURPOSE_SIGN)
            .setAlgorithmParameterSpec(new ECGenParameterSpec("secp256r1"))
            .setDigests(KeyProperties.DIGEST_SHA256);
        if (!APPROVAL.equals(name)) return spec;
        spec.setUserAuthenticationRequired(true).setInvalidatedByBiometricEnrollment(true);
        // Older systems take the strong class alone, and each use anew, unless told otherwise.
        if (system >= Build.VERSION_CODES.R) spec.setUserAuthenticationParameters(0, KeyProperties.AUTH_BIOMETRIC_STRONG);
        return spec;
    }

    private static byte[] generate(KeyGenParameterSpec spec) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance(KeyProperties.KEY_ALGORITHM_EC, STORE);
        generator.initialize(spec);
        return generator.generateKeyPair().getPublic().getEncoded();
    }

    private static String aliasOf(String name) throws VaultProblem {
        if (!DEVICE.equals(name) && !APPROVAL.equals(name)) throw new VaultProblem(VaultProblem.FAILED);
        return ALIAS + name;
    }

    private static KeyStore store() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance(STORE);
        store.load(null);
        return store;
    }
}
