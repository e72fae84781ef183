import * as z from 'zod';

/** Six digits of an app, or a recovery code however it is typed. */
export const ShowFactorSchema = z.object({ code: z.string().trim().min(6).max(40) });
export const ConfirmTotpSchema = z.object({
  code: z
    .string()
    .trim()
    .regex(/^\d{6}$/),
});

/** A new secret for an authenticator app, shown this once. */
export const TotpSecretSchema = z
  .object({
    /** Base32, for typing. */
    secret: z.string(),
    /** `otpauth:` address, for a QR code. */
    uri: z.string(),
  })
  .meta({ id: 'TotpSecret' });

/** Each good for one sign-in without the app; shown this once. */
export const RecoveryCodesSchema = z.object({ codes: z.array(z.string()) });

/** `on`: an authenticator app is set up. Recovery codes stand for it and for passkeys alike. */
export const SecondFactorSchema = z.object({ on: z.boolean(), recoveryCodesLeft: z.number().int() });

/** The password of whoever is signed in, typed again. */
export const ReauthSchema = z.object({ password: z.string().min(1).max(200) });
