package id.hexaflate.devicevault;

import android.content.Context;
import android.hardware.biometrics.BiometricManager;
import android.hardware.biometrics.BiometricPrompt;
import android.os.Build;
import android.os.CancellationSignal;
import java.security.Signature;
import java.util.concurrent.Executor;

/** The phone's sensor for fingers or faces, by the system's own prompt. Android 10 and newer say what it can. */
final class Sensor {

    /** Who waits for the prompt's end. */
    interface Answer {
        void released(Signature signing);

        void refused(VaultProblem problem);
    }

    private Sensor() {}

    /** `ready`, `notEnrolled` or `noSensor`, by the strong class alone. */
    static String state(Context context, int system) {
        if (system < Build.VERSION_CODES.Q) return VaultProblem.NO_SENSOR;
        BiometricManager manager = context.getSystemService(BiometricManager.class);
        if (manager == null) return VaultProblem.NO_SENSOR;
        return stateOf(can(manager, system));
    }

    /** Shows the prompt, and hands the signing back once its key was released. For Android 10 and newer. */
    static void ask(Context context, int system, Signature signing, String title, String cancel, Answer answer) {
        Executor screen = context.getMainExecutor();
        BiometricPrompt.Builder prompt = new BiometricPrompt.Builder(context)
            .setTitle(title)
            .setNegativeButton(cancel, screen, (dialog, button) ->
                answer.refused(new VaultProblem(VaultProblem.CANCELLED))
            );
        if (system >= Build.VERSION_CODES.R) prompt.setAllowedAuthenticators(BiometricManager.Authenticators.BIOMETRIC_STRONG);
        prompt
            .build()
            .authenticate(
                new BiometricPrompt.CryptoObject(signing),
                new CancellationSignal(),
                screen,
                new BiometricPrompt.AuthenticationCallback() {
                    @Override
                    public void onAuthenticationSucceeded(BiometricPrompt.AuthenticationResult result) {
                        answer.released(result.getCryptoObject().getSignature());
                    }

                    @Override
                    public void onAuthenticationError(int error, CharSequence words) {
                        answer.refused(new VaultProblem(codeOf(error)));
                    }
                }
            );
    }

    /** What an answer of the manager means. */
    static String stateOf(int can) {
        switch (can) {
            case BiometricManager.BIOMETRIC_SUCCESS:
                return "ready";
            case BiometricManager.BIOMETRIC_ERROR_NONE_ENROLLED:
                return VaultProblem.NOT_ENROLLED;
            default:
                return VaultProblem.NO_SENSOR;
        }
    }

    /** What an error of the prompt means. */
    static String codeOf(int error) {
        switch (error) {
            case BiometricPrompt.BIOMETRIC_ERROR_LOCKOUT:
            case BiometricPrompt.BIOMETRIC_ERROR_LOCKOUT_PERMANENT:
                return VaultProblem.LOCKED_OUT;
            case BiometricPrompt.BIOMETRIC_ERROR_NO_BIOMETRICS:
                return VaultProblem.NOT_ENROLLED;
            case BiometricPrompt.BIOMETRIC_ERROR_HW_NOT_PRESENT:
            case BiometricPrompt.BIOMETRIC_ERROR_HW_UNAVAILABLE:
                return VaultProblem.NO_SENSOR;
            case BiometricPrompt.BIOMETRIC_ERROR_USER_CANCELED:
            case BiometricPrompt.BIOMETRIC_ERROR_CANCELED:
            case BiometricPrompt.BIOMETRIC_ERROR_TIMEOUT:
                return VaultProblem.CANCELLED;
            default:
                return VaultProblem.FAILED;
        }
    }

    @SuppressWarnings("deprecation")
    private static int can(BiometricManager manager, int system) {
        return system >= Build.VERSION_CODES.R
            ? manager.canAuthenticate(BiometricManager.Authenticators.BIOMETRIC_STRONG)
            : manager.canAuthenticate();
    }
}
