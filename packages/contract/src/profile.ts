import * as z from 'zod';
import { InstantSchema } from './wire.ts';

/** Longest texts of a profile, in characters. */
export const longestInProfile = {
  storeName: 60,
  ownerName: 60,
  phone: 20,
  province: 60,
  city: 60,
  street: 120,
  email: 120,
} as const;

/** One line that people typed, or nothing. It is printed on paper, so nothing in it may steer a printer. */
const line = (max: number) =>
  z
    .string()
    .trim()
    .max(max)
    .regex(/^\P{Cc}*$/u);

/** What an agent says of himself and his shop; an empty text is not set. */
export const ProfileFieldsSchema = z.object({
  /** As it stands in the app and on receipts; Otomax's name where it is empty. */
  storeName: line(longestInProfile.storeName),
  ownerName: line(longestInProfile.ownerName),
  /** Of the shop, as it stands on receipts; it proves nothing and signs nobody in. */
  phone: line(longestInProfile.phone).regex(/^$|^[+\d][\d\s().-]{5,}$/),
  province: line(longestInProfile.province),
  city: line(longestInProfile.city),
  street: line(longestInProfile.street),
  postcode: z.string().regex(/^(\d{5})?$/),
  email: z.union([z.literal(''), z.email().max(longestInProfile.email)]),
});
export type ProfileFields = z.infer<typeof ProfileFieldsSchema>;

/** The profile beside what Otomax says of the same agent, so that nobody takes one for the other. */
export const ProfileSchema = z
  .object({
    ...ProfileFieldsSchema.shape,
    /** Rises with each save; 0 while nothing was saved. */
    version: z.number().int(),
    changedAt: InstantSchema.nullable(),
    changedBy: z.enum(['agent', 'operator']).nullable(),
    /** Otomax's own words; only the operator changes them, in Otomax. */
    otomax: z.object({
      name: z.string(),
      ownerName: z.string().nullable(),
      address: z.string().nullable(),
    }),
    /** Fields in which ours and Otomax's differ. */
    differs: z.array(z.enum(['storeName', 'ownerName', 'address'])),
    /** Names the picture, another with each; null without one. */
    photo: z.string().nullable(),
    /** Nothing here can send an e-mail yet, so no address has been proved. */
    emailVerified: z.literal(false),
    /** False where the operator has turned changes by agents off. */
    editable: z.boolean(),
  })
  .meta({ id: 'Profile' });
export type Profile = z.infer<typeof ProfileSchema>;

/** All fields at once, with the version that they were read at. */
export const SaveProfileSchema = ProfileFieldsSchema.extend({ version: z.number().int().min(0) });
export type SaveProfile = z.infer<typeof SaveProfileSchema>;

/** Why an operator did it, in his words. */
const ReasonSchema = z.string().trim().min(3).max(300);

/** An operator takes the picture away. */
export const RemovePhotoSchema = z.object({ reason: ReasonSchema });

/** An operator's correction, with his reason. */
export const CorrectProfileSchema = SaveProfileSchema.extend({
  reason: ReasonSchema,
});

/** An address through which orders may come in Otomax. */
export const NumberSchema = z
  .object({
    /** As Otomax keeps it. */
    address: z.string(),
    /** The number in 08… form; null for what is no phone number. */
    phone: z.string().nullable(),
    kind: z.enum(['sms', 'whatsapp', 'chat', 'internet', 'other']),
    /** This device was signed in with it. */
    signedInHere: z.boolean(),
  })
  .meta({ id: 'RegisteredNumber' });
export type RegisteredNumber = z.infer<typeof NumberSchema>;

export const NumbersSchema = z.object({
  items: z.array(NumberSchema),
  /** The operator's words on how to add or remove one. */
  help: z.string(),
});
