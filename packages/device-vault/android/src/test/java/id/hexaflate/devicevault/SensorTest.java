package id.hexaflate.devicevault;

import static org.junit.Assert.assertEquals;

import android.hardware.biometrics.BiometricManager;
import android.hardware.biometrics.BiometricPrompt;
import org.junit.Test;

public class SensorTest {

    @Test
    public void whatThePhoneSaysOfItsSensorIsOneOfThreeWords() {
        assertEquals("ready", Sensor.stateOf(BiometricManager.BIOMETRIC_SUCCESS));
        assertEquals("notEnrolled", Sensor.stateOf(BiometricManager.BIOMETRIC_ERROR_NONE_ENROLLED));
        for (int other : new int[] { BiometricManager.BIOMETRIC_ERROR_NO_HARDWARE, BiometricManager.BIOMETRIC_ERROR_HW_UNAVAILABLE, 99 })
            assertEquals("noSensor", Sensor.stateOf(other));
    }

    @Test
    public void stoppedAndLockedOutAreToldApart() {
        assertEquals("cancelled", Sensor.codeOf(BiometricPrompt.BIOMETRIC_ERROR_USER_CANCELED));
        assertEquals("cancelled", Sensor.codeOf(BiometricPrompt.BIOMETRIC_ERROR_TIMEOUT));
        assertEquals("lockedOut", Sensor.codeOf(BiometricPrompt.BIOMETRIC_ERROR_LOCKOUT));
        assertEquals("lockedOut", Sensor.codeOf(BiometricPrompt.BIOMETRIC_ERROR_LOCKOUT_PERMANENT));
        assertEquals("notEnrolled", Sensor.codeOf(BiometricPrompt.BIOMETRIC_ERROR_NO_BIOMETRICS));
        assertEquals("failed", Sensor.codeOf(BiometricPrompt.BIOMETRIC_ERROR_UNABLE_TO_PROCESS));
    }
}
