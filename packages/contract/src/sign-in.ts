import * as z from 'zod';
import { DeviceInfoSchema, PhoneSchema, RequestCodeSchema } from './auth.ts';
import { InstantSchema } from './wire.ts';

export const ProviderSchema = z.enum(['google', 'facebook']);
export type Provider = z.infer<typeof ProviderSchema>;

/** The ways in that this installation offers, in its order. */
export const SignInWaysSchema = z
  .object({
    /** What a code can be sent by, the usual one first; empty where signing in by code is off. */
    codeBy: z.array(z.enum(['sms', 'whatsapp'])),
    /** Whether one may send a text to the operator's center instead. */
    message: z.boolean(),
    /** Accounts elsewhere that may be linked to a number and then sign in for it. */
    providers: z.array(ProviderSchema),
  })
  .meta({ id: 'SignInWays' });
export type SignInWays = z.infer<typeof SignInWaysSchema>;

export const StartMessageSchema = RequestCodeSchema.pick({ phone: true });

/** What to send, and where to. Same answer for known and unknown numbers. */
export const MessageStartedSchema = z
  .object({
    challengeId: z.string(),
    /** The whole text to send. */
    text: z.string(),
    targets: z.array(
      z.object({
        channel: z.enum(['sms', 'whatsapp']),
        /** 08… form. */
        number: z.string(),
        /** Opens the phone's own app with number and text filled in. */
        link: z.string(),
      }),
    ),
    expiresAt: InstantSchema,
  })
  .meta({ id: 'MessageStarted' });
export type MessageStarted = z.infer<typeof MessageStartedSchema>;

const started = { challengeId: z.string().min(1).max(100) };

export const WaitForMessageSchema = z.object({
  ...started,
  /** Seconds to wait for the message before answering that it has not come. */
  wait: z.number().int().min(0).max(25).default(0),
});

export const MessageStateSchema = z
  .object({ state: z.enum(['waiting', 'arrived']) })
  .meta({ id: 'MessageState' });

const device = {
  device: DeviceInfoSchema,
  transport: z.enum(['cookie', 'bearer']).default('cookie'),
};

export const FinishMessageSchema = z.object({ ...started, ...device });

/** The way to a provider. Whoever begins it must end it: with the same device key, or in the same session. */
export const StartProviderSchema = z.object({ provider: ProviderSchema });
export const ProviderStartedSchema = z
  .object({
    /** The provider's page. It comes back to /sign-in/with/<provider> of the app with `code` and `state`. */
    url: z.string(),
    state: z.string(),
    /** For shells that sign in by the provider's own software: what its token must carry. */
    nonce: z.string(),
  })
  .meta({ id: 'ProviderStarted' });

const cameBack = {
  provider: ProviderSchema,
  state: z.string().min(1).max(200),
  /** What the provider's page came back with. */
  code: z.string().min(1).max(4000).optional(),
  /** In place of the code: the token that a shell got from the provider's own software. */
  idToken: z.string().min(1).max(8000).optional(),
};

export const FinishProviderSchema = z.object({ ...cameBack, ...device });

/** Linking asks for a code that was sent to the session's own number just now. */
export const StartLinkSchema = StartProviderSchema.extend({
  challengeId: z.string().min(1).max(100),
  code: z.string().regex(/^\d{6}$/),
});
export const FinishLinkSchema = z.object(cameBack);

export const LinkedAccountSchema = z
  .object({
    id: z.string(),
    provider: ProviderSchema,
    /** What people know it by, partly hidden. */
    label: z.string(),
    /** The number that it signs in for. */
    phone: z.string(),
    linkedAt: InstantSchema,
    lastUsedAt: InstantSchema.nullable(),
  })
  .meta({ id: 'LinkedAccount' });
export type LinkedAccount = z.infer<typeof LinkedAccountSchema>;

export const LinkedAccountsSchema = z.object({
  items: z.array(LinkedAccountSchema),
  /** What may be linked here. */
  providers: z.array(ProviderSchema),
  /** The session's number, which the code goes to. */
  phone: z.string(),
});

/** A fixed code for those who review the app for a store. */
export const ReviewerSchema = z
  .object({
    /** Null while nobody is let in that way. */
    access: z
      .object({
        phone: z.string(),
        agentCode: z.string(),
        openedBy: z.string(),
        openedAt: InstantSchema,
        expiresAt: InstantSchema,
        /** Wrong codes that are left until it closes by itself. */
        triesLeft: z.number().int(),
      })
      .nullable(),
    /** Newest first, at most twenty. */
    uses: z.array(z.object({ at: InstantSchema, device: z.string(), address: z.string().nullable() })),
  })
  .meta({ id: 'Reviewer' });
export type Reviewer = z.infer<typeof ReviewerSchema>;

export const OpenReviewerSchema = z.object({
  phone: PhoneSchema,
  days: z.number().int().min(1).max(60),
  /** The member's own code, typed by hand: his account is closed to everything but looking. */
  agentCode: z.string().trim().min(1).max(20),
});
/** The code is shown this once. */
export const ReviewerOpenedSchema = z
  .object({ code: z.string(), phone: z.string() })
  .meta({ id: 'ReviewerOpened' });
