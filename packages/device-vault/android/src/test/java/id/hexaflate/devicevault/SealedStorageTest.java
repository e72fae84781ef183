package id.hexaflate.devicevault;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import android.content.SharedPreferences;
import android.security.keystore.KeyProperties;
import java.lang.reflect.Proxy;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.junit.Before;
import org.junit.Test;

public class SealedStorageTest {

    private static final String TOKEN = "a token of an agent";
    private final Map<String, String> file = new HashMap<>();
    private final SealedStorage storage = new SealedStorage(preferencesOn(file));

    @Before
    public void begin() {
        PhoneKeystore.begin();
    }

    @Test
    public void whatWasWrittenIsReadAndLiesInTheFileSealed() throws Exception {
        assertNull(storage.read("tokens"));
        storage.write("tokens", TOKEN);
        assertEquals(TOKEN, storage.read("tokens"));
        assertFalse(new String(Base64.getDecoder().decode(file.get("tokens")), "ISO-8859-1").contains(TOKEN));
        assertEquals(256, PhoneKeystore.asked.getKeySize());
        assertEquals(KeyProperties.BLOCK_MODE_GCM, PhoneKeystore.asked.getBlockModes()[0]);
        assertTrue(PhoneKeystore.asked.isRandomizedEncryptionRequired());
    }

    @Test
    public void theSameTextIsSealedAnewEachTime() throws Exception {
        storage.write("tokens", TOKEN);
        String first = file.get("tokens");
        storage.write("tokens", TOKEN);
        assertNotEquals(first, file.get("tokens"));
    }

    @Test
    public void aFlippedBitAnotherNameOrALostKeyIsSaid() throws Exception {
        storage.write("tokens", TOKEN);
        String sealed = file.get("tokens");
        byte[] bytes = Base64.getDecoder().decode(sealed);
        for (int at = 0; at < bytes.length; at++) {
            bytes[at] ^= 1;
            file.put("tokens", Base64.getEncoder().encodeToString(bytes));
            assertUnreadable("tokens");
            bytes[at] ^= 1;
        }
        for (String rubbish : new String[] { "", "AA==", "no base64!" }) {
            file.put("tokens", rubbish);
            assertUnreadable("tokens");
        }
        file.put("other", sealed);
        assertUnreadable("other");
        file.put("tokens", sealed);
        PhoneKeystore.keys.clear();
        assertUnreadable("tokens");
        storage.write("tokens", "of the next key");
        assertEquals("of the next key", storage.read("tokens"));
    }

    @Test
    public void afterWipingNothingIsLeftNotEvenTheKey() throws Exception {
        storage.write("tokens", TOKEN);
        storage.write("other", TOKEN);
        storage.remove("other");
        assertNull(storage.read("other"));
        storage.wipe();
        assertTrue(file.isEmpty());
        assertTrue(PhoneKeystore.keys.isEmpty());
    }

    private void assertUnreadable(String name) {
        VaultProblem problem = assertThrows(VaultProblem.class, () -> storage.read(name));
        assertEquals(VaultProblem.STORAGE_UNREADABLE, problem.code);
    }

    /** The app's file of preferences, as a map. */
    private static SharedPreferences preferencesOn(Map<String, String> file) {
        ClassLoader loader = SealedStorageTest.class.getClassLoader();
        Object editor = Proxy.newProxyInstance(loader, new Class<?>[] { SharedPreferences.Editor.class }, (self, method, with) -> {
            switch (method.getName()) {
                case "putString":
                    file.put((String) with[0], (String) with[1]);
                    return self;
                case "remove":
                    file.remove(with[0]);
                    return self;
                case "clear":
                    file.clear();
                    return self;
                case "commit":
                    return true;
                default:
                    throw new UnsupportedOperationException(method.getName());
            }
        });
        return (SharedPreferences) Proxy.newProxyInstance(loader, new Class<?>[] { SharedPreferences.class }, (self, method, with) -> {
            switch (method.getName()) {
                case "getString":
                    return file.getOrDefault(with[0], (String) with[1]);
                case "edit":
                    return editor;
                default:
                    throw new UnsupportedOperationException(method.getName());
            }
        });
    }
}
