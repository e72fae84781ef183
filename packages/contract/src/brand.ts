import * as z from 'zod';
import { SignInWaysSchema } from './sign-in.ts';
import { LocaleSchema } from './wire.ts';

/** The operator's brand and the few facts that an app needs before sign-in. Public. */
export const BrandSchema = z
  .object({
    name: z.string().min(1).max(40),
    /** Seed of the whole light and dark colour scheme. */
    seed: z.string().regex(/^#[0-9a-fA-F]{6}$/),
    logoUrl: z.string().nullable(),
    defaultLocale: LocaleSchema,
    pinLength: z.number().int(),
    /** True when the server sells from a sandbox; the app says so. */
    sandbox: z.boolean(),
    /** Whether people may sign in over plain HTTP from other machines; the app explains itself where they may not. */
    plainHttpSignIn: z.boolean(),
    /** The public page on which an account can be deleted, for app stores and for people without the app. */
    accountDeletionUrl: z.string(),
    signIn: SignInWaysSchema,
    version: z.string(),
  })
  .meta({ id: 'Brand' });
export type Brand = z.infer<typeof BrandSchema>;
