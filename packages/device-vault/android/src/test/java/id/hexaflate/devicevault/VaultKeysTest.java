package id.hexaflate.devicevault;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import android.os.Build;
import android.security.keystore.KeyGenParameterSpec;
import android.security.keystore.KeyProperties;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import org.junit.Before;
import org.junit.Test;

public class VaultKeysTest {

    private final VaultKeys keys = new VaultKeys(Build.VERSION_CODES.VANILLA_ICE_CREAM, true);

    @Before
    public void begin() {
        PhoneKeystore.begin();
    }

    private static String codeOf(org.junit.function.ThrowingRunnable deed) {
        return assertThrows(VaultProblem.class, deed).code;
    }

    @Test
    public void whatAKeySignsHoldsUnderTheHalfThatItAnswered() throws Exception {
        byte[] spki = keys.make(VaultKeys.DEVICE);
        assertArrayEquals(spki, keys.find(VaultKeys.DEVICE));
        byte[] bytes = { 1, 2, 3 };
        Signature signing = keys.signing(VaultKeys.DEVICE);
        signing.update(bytes);
        PublicKey half = KeyFactory.getInstance("EC").generatePublic(new X509EncodedKeySpec(spki));
        Signature check = Signature.getInstance("SHA256withECDSA");
        check.initVerify(half);
        check.update(bytes);
        assertTrue(check.verify(signing.sign()));
        // The form that public-jwk.ts takes: P-256, uncompressed.
        assertEquals(91, spki.length);
    }

    @Test
    public void theDeviceKeySignsAndCanDoNothingElseAndAsksNobody() throws Exception {
        keys.make(VaultKeys.DEVICE);
        KeyGenParameterSpec asked = PhoneKeystore.asked;
        assertEquals(KeyProperties.PURPOSE_SIGN, asked.getPurposes());
        assertArrayEquals(new String[] { KeyProperties.DIGEST_SHA256 }, asked.getDigests());
        assertFalse(asked.isUserAuthenticationRequired());
        assertTrue(asked.isStrongBoxBacked());
    }

    @Test
    public void theApprovalKeyWantsTheStrongSensorForEachUseAndDiesWhenAFingerIsAdded() throws Exception {
        keys.make(VaultKeys.APPROVAL);
        KeyGenParameterSpec asked = PhoneKeystore.asked;
        assertTrue(asked.isUserAuthenticationRequired());
        assertTrue(asked.isInvalidatedByBiometricEnrollment());
        assertEquals(0, asked.getUserAuthenticationValidityDurationSeconds());
        assertEquals(KeyProperties.AUTH_BIOMETRIC_STRONG, asked.getUserAuthenticationType());
    }

    @Test
    public void onOlderSystemsTheApprovalKeyWantsTheSensorForEachUseToo() throws Exception {
        new VaultKeys(Build.VERSION_CODES.Q, false).make(VaultKeys.APPROVAL);
        KeyGenParameterSpec asked = PhoneKeystore.asked;
        assertTrue(asked.isUserAuthenticationRequired());
        assertTrue(asked.isInvalidatedByBiometricEnrollment());
        assertTrue(asked.getUserAuthenticationValidityDurationSeconds() <= 0);
        assertFalse(asked.isStrongBoxBacked());
    }

    @Test
    public void aStrongBoxWithoutRoomIsGoneAround() throws Exception {
        PhoneKeystore.hasRoomInStrongBox = false;
        keys.make(VaultKeys.APPROVAL);
        assertFalse(PhoneKeystore.asked.isStrongBoxBacked());
        assertTrue(PhoneKeystore.asked.isUserAuthenticationRequired());
    }

    @Test
    public void withoutAFingerThereIsNoApprovalKeyAndThatIsSaid() {
        PhoneKeystore.knowsAFinger = false;
        assertEquals(VaultProblem.NOT_ENROLLED, codeOf(() -> keys.make(VaultKeys.APPROVAL)));
    }

    @Test
    public void aKeyThatWasNeverMadeRemovedOrDestroyedIsGone() throws Exception {
        assertNull(keys.find(VaultKeys.APPROVAL));
        assertEquals(VaultProblem.KEY_GONE, codeOf(() -> keys.signing(VaultKeys.APPROVAL)));
        keys.make(VaultKeys.APPROVAL);
        PhoneKeystore.destroy("hexaflate.approval");
        assertEquals(VaultProblem.KEY_GONE, codeOf(() -> keys.signing(VaultKeys.APPROVAL)));
        keys.make(VaultKeys.APPROVAL);
        keys.signing(VaultKeys.APPROVAL);
        keys.remove(VaultKeys.APPROVAL);
        assertEquals(VaultProblem.KEY_GONE, codeOf(() -> keys.signing(VaultKeys.APPROVAL)));
    }

    @Test
    public void thereAreTwoKeysAndNoOthers() throws Exception {
        byte[] device = keys.make(VaultKeys.DEVICE);
        keys.make(VaultKeys.APPROVAL);
        assertArrayEquals(device, keys.find(VaultKeys.DEVICE));
        for (String other : new String[] { "", "storage", null }) {
            assertEquals(VaultProblem.FAILED, codeOf(() -> keys.make(other)));
            assertEquals(VaultProblem.FAILED, codeOf(() -> keys.signing(other)));
        }
    }
}
