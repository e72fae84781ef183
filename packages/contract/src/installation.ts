import * as z from 'zod';
import { ChangeFeedSchema } from './change-feed.ts';
import { InstantSchema } from './wire.ts';

/** Everything that the server may have to say to Otomax; each needs a message format. */
export const FormatPurposeSchema = z.enum([
  'buy',
  'buyAgain',
  'buyOpen',
  'buyOpenAgain',
  'buyFor',
  'buyForAgain',
  'buyOpenFor',
  'buyOpenForAgain',
  'inquire',
  'pay',
  'payAgain',
  'changePin',
]);
export type FormatPurpose = z.infer<typeof FormatPurposeSchema>;

const BothLanguagesSchema = z.object({ id: z.string(), en: z.string() });

/** A template cut into what is said literally, separators, and places for values. */
const FormatPieceSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('literal'), text: z.string() }),
  z.object({ kind: z.literal('separator') }),
  z.object({ kind: z.literal('placeholder'), name: z.string() }),
]);
export type FormatPiece = z.infer<typeof FormatPieceSchema>;

/** Why a template cannot be read, or a message not be written in it; about one placeholder, or about the whole. */
const FormatProblemSchema = z.object({
  code: z.enum(['empty', 'brackets', 'groups', 'twice', 'noValue', 'notPlain', 'misread', 'touching']),
  placeholder: z.string().nullable(),
});
export type FormatProblem = z.infer<typeof FormatProblemSchema>;

/** One message format as it stands in Otomax. */
const FoundFormatSchema = z.object({
  name: z.string(),
  template: z.string(),
  description: z.string().nullable(),
  /** Empty when the template cannot be read. */
  pieces: z.array(FormatPieceSchema),
  problem: FormatProblemSchema.nullable(),
  purposes: z.array(FormatPurposeSchema),
});

export const PurposeFormatSchema = z
  .object({
    purpose: FormatPurposeSchema,
    /**
     * `missing`: Otomax has no format for it. `unconfirmed`: no operator has agreed yet. `changed`: it is not what was
     * agreed to any more. `stolen`: Otomax would read such a message as another command.
     */
    state: z.enum(['ready', 'missing', 'unconfirmed', 'changed', 'stolen']),
    /** Names of the formats that could serve, the best first. */
    candidates: z.array(z.string()),
    /** What is used, or would be after a confirmation. `found`: the text in Otomax, null when there is none. */
    chosen: z
      .object({
        name: z.string(),
        found: z.string().nullable(),
        template: z.string(),
        pieces: z.array(FormatPieceSchema),
      })
      .nullable(),
    stolenBy: z.string().nullable(),
    /** The operator's decision in force. */
    decision: z
      .object({
        name: z.string(),
        found: z.string().nullable(),
        template: z.string(),
        operator: z.string(),
        at: InstantSchema,
      })
      .nullable(),
  })
  .meta({ id: 'PurposeFormat' });
export type PurposeFormat = z.infer<typeof PurposeFormatSchema>;

/** What the Otomax behind this server is, what it offers, and how one speaks to it. */
export const InstallationSchema = z
  .object({
    driver: z.enum(['sandbox', 'sqlserver']),
    /** True where formats count as agreed to as they stand: a sandbox, or a database made as one. */
    asFound: z.boolean(),
    pinLength: z.number(),
    /** What was found, by name ("server.version"); a list as one line. */
    facts: z.array(z.object({ key: z.string(), value: z.string() })),
    features: z.array(
      z.object({
        feature: z.string(),
        /** Null when it is on. */
        missing: z.object({ code: z.string(), reason: BothLanguagesSchema }).nullable(),
      }),
    ),
    feed: ChangeFeedSchema,
    purposes: z.array(PurposeFormatSchema),
    found: z.array(FoundFormatSchema),
    checkedAt: InstantSchema,
  })
  .meta({ id: 'Installation' });
export type Installation = z.infer<typeof InstallationSchema>;
export type FoundFormat = Installation['found'][number];

/** The longest text that fits into Otomax's table. */
const TemplateSchema = z.string().min(1).max(255);

/** Formats that the operator agrees to. `found` is what he was shown to stand in Otomax; when it moved, nothing counts. */
export const ConfirmFormatsSchema = z.object({
  formats: z
    .array(
      z.object({
        purpose: FormatPurposeSchema,
        name: z.string().min(1).max(50),
        found: z.string().max(4000).nullable(),
        template: TemplateSchema,
      }),
    )
    .min(1)
    .max(FormatPurposeSchema.options.length),
});

/** A template to try. PINs among the values are ignored: zeros stand for them. */
export const TryFormatSchema = z.object({
  name: z.string().min(1).max(50),
  template: z.string().max(255),
  purpose: FormatPurposeSchema.nullable(),
  values: z.record(z.string().max(50), z.string().max(120)),
});

export const FormatTrialSchema = z
  .object({
    pieces: z.array(FormatPieceSchema),
    /** What was put into the places, made up where nothing was given. */
    values: z.record(z.string(), z.string()),
    /** Null when it cannot be written. */
    message: z.string().nullable(),
    problem: FormatProblemSchema.nullable(),
    /** Formats of Otomax that read the message, in the order in which they are tried. */
    readings: z.array(z.object({ name: z.string(), values: z.record(z.string(), z.string()) })),
    /** Whether the first of them understands what was meant. */
    verdict: z.enum(['same', 'other', 'nobody']).nullable(),
    /** Whether the template carries what its purpose needs; null without a purpose. */
    usable: z.boolean().nullable(),
  })
  .meta({ id: 'FormatTrial' });
export type FormatTrial = z.infer<typeof FormatTrialSchema>;
