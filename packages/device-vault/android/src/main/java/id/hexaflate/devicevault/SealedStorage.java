package id.hexaflate.devicevault;

import android.content.SharedPreferences;
import android.security.keystore.KeyGenParameterSpec;
import android.security.keystore.KeyProperties;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.ProviderException;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.KeyGenerator;
import javax.crypto.spec.GCMParameterSpec;

/**
 * Texts that survive the app's end, each sealed for its name (AES-256-GCM) under a key that never leaves the Android
 * Keystore. What lies in the app's files opens nothing on another phone.
 */
final class SealedStorage {

    private static final String STORE = "AndroidKeyStore";
    private static final String ALIAS = "hexaflate.storage";
    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SharedPreferences kept;

    SealedStorage(SharedPreferences kept) {
        this.kept = kept;
    }

    /** Null where nothing was written. */
    String read(String name) throws VaultProblem {
        String sealed = kept.getString(name, null);
        if (sealed == null) return null;
        try {
            byte[] bytes = Base64.getDecoder().decode(sealed);
            Key key = store().getKey(ALIAS, null);
            if (key == null) throw new VaultProblem(VaultProblem.STORAGE_UNREADABLE);
            Cipher cipher = Cipher.getInstance(CIPHER);
            cipher.init(Cipher.DECRYPT_MODE, key, new GCMParameterSpec(TAG_BITS, bytes, 0, NONCE_BYTES));
            cipher.updateAAD(name.getBytes(StandardCharsets.UTF_8));
            return new String(cipher.doFinal(bytes, NONCE_BYTES, bytes.length - NONCE_BYTES), StandardCharsets.UTF_8);
        } catch (GeneralSecurityException | IllegalArgumentException | ProviderException unreadable) {
            throw new VaultProblem(VaultProblem.STORAGE_UNREADABLE, unreadable);
        } catch (IOException broken) {
            throw new VaultProblem(VaultProblem.FAILED, broken);
        }
    }

    /** Comes back when it is on the disk. */
    void write(String name, String value) throws VaultProblem {
        try {
            Cipher cipher = Cipher.getInstance(CIPHER);
            cipher.init(Cipher.ENCRYPT_MODE, storageKey());
            cipher.updateAAD(name.getBytes(StandardCharsets.UTF_8));
            byte[] sealed = cipher.doFinal(value.getBytes(StandardCharsets.UTF_8));
            byte[] bytes = new byte[NONCE_BYTES + sealed.length];
            System.arraycopy(cipher.getIV(), 0, bytes, 0, NONCE_BYTES);
            System.arraycopy(sealed, 0, bytes, NONCE_BYTES, sealed.length);
            String text = Base64.getEncoder().encodeToString(bytes);
            if (!kept.edit().putString(name, text).commit()) throw new VaultProblem(VaultProblem.FAILED);
        } catch (GeneralSecurityException | IOException | ProviderException broken) {
            throw new VaultProblem(VaultProblem.FAILED, broken);
        }
    }

    void remove(String name) throws VaultProblem {
        if (!kept.edit().remove(name).commit()) throw new VaultProblem(VaultProblem.FAILED);
    }

    /** Everything, and the key that it was sealed under. */
    void wipe() throws VaultProblem {
        try {
            if (!kept.edit().clear().commit()) throw new VaultProblem(VaultProblem.FAILED);
            store().deleteEntry(ALIAS);
        } catch (GeneralSecurityException | IOException broken) {
            throw new VaultProblem(VaultProblem.FAILED, broken);
        }
    }

    private static Key storageKey() throws GeneralSecurityException, IOException {
        Key known = store().getKey(ALIAS, null);
        if (known != null) return known;
        KeyGenerator generator = KeyGenerator.getInstance(KeyProperties.KEY_ALGORITHM_AES, STORE);
        generator.init(
            new KeyGenParameterSpec.Builder(ALIAS, KeyProperties.PURPOSE_ENCRYPT | KeyProperties.PURPOSE_DECRYPT)
                .setBlockModes(KeyProperties.BLOCK_MODE_GCM)
                .setEncryptionPaddings(KeyProperties.ENCRYPTION_PADDING_NONE)
                .setKeySize(256)
                .build()
        );
        return generator.generateKey();
    }

    private static KeyStore store() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance(STORE);
        store.load(null);
        return store;
    }
}
