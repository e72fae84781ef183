import * as z from 'zod';
import { repairReasonCodes } from './repair-reasons.ts';
import { CursorSchema, InstantSchema, LimitQuery } from './wire.ts';

/** What an agent shows to prove who he is. */
export const documentKinds = ['ktp', 'selfie'] as const;
export const DocumentKindSchema = z.enum(documentKinds);
export type DocumentKind = z.infer<typeof DocumentKindSchema>;

export const DocumentStatusSchema = z.enum(['none', 'inReview', 'verified', 'repair']);
export type DocumentStatus = z.infer<typeof DocumentStatusSchema>;

/** `verified` when both documents are; `repair` when one is; `inReview` when one is and none waits for the agent. */
export type IdentityStatus = DocumentStatus;

export const RepairReasonSchema = z.enum(repairReasonCodes);

/** What became of a document. `approved` is the first of two approvals where two are asked for. */
export const DocumentEventSchema = z.object({
  at: InstantSchema,
  document: DocumentKindSchema,
  event: z.enum(['submitted', 'approved', 'verified', 'repair', 'photoDeleted', 'withdrawn', 'erased']),
  /** `agent`, `system`, or `operator`; the panel is also told which one. */
  by: z.enum(['agent', 'operator', 'system']),
  operator: z.string().nullable(),
  reasons: z.array(RepairReasonSchema),
  /** The reviewer's own words. */
  note: z.string().nullable(),
});
export type DocumentEvent = z.infer<typeof DocumentEventSchema>;

export const IdentityDocumentSchema = z.object({
  kind: DocumentKindSchema,
  status: DocumentStatusSchema,
  /** Why it is to be repaired, and in the reviewer's own words. */
  reasons: z.array(RepairReasonSchema),
  note: z.string().nullable(),
  submittedAt: InstantSchema.nullable(),
  decidedAt: InstantSchema.nullable(),
  /** The photo as long as it is kept; the agent gets it at `/identity/photos/{id}`. */
  photoId: z.string().nullable(),
});
export type IdentityDocument = z.infer<typeof IdentityDocumentSchema>;

/** The person that the agent says he is. Sixteen digits; the birth date as it stands on the KTP. */
export const PersonSchema = z.object({
  nik: z
    .string()
    .trim()
    .regex(/^\d{16}$/),
  name: z.string().trim().min(2).max(100),
  birthDate: z.iso.date(),
});
export type Person = z.infer<typeof PersonSchema>;

/** Movements that a living face is asked for; left and right are the person's own. */
export const livenessChallenges = ['turnLeft', 'turnRight', 'openMouth', 'closeEyes'] as const;
export const LivenessChallengeSchema = z.enum(livenessChallenges);
export type LivenessChallenge = z.infer<typeof LivenessChallengeSchema>;

/** Everything that the agent's screen of documents shows. */
export const IdentitySchema = z
  .object({
    /** False where this installation takes no documents. */
    open: z.boolean(),
    status: DocumentStatusSchema,
    /** Rises with every change; a submission names the one that it saw. */
    version: z.number().int(),
    /** The KTP first. */
    documents: z.array(IdentityDocumentSchema),
    /** Newest first. */
    history: z.array(DocumentEventSchema),
    /** What was given with the KTP; the number shortened to its last four digits. */
    person: z.object({ nik: z.string(), name: z.string(), birthDate: z.iso.date() }).nullable(),
    consent: z.object({
      /** Of the text below: it is named with a submission. */
      version: z.string(),
      text: z.object({ id: z.string(), en: z.string() }),
      /** The agreement that holds now, whatever text it was to. */
      given: z.object({ version: z.string(), at: InstantSchema }).nullable(),
    }),
    /** What a photo must be like to be taken. Bytes; pixels of the shorter side; pixels altogether. */
    photo: z.object({ maxBytes: z.number().int(), minSide: z.number().int(), maxPixels: z.number().int() }),
    /** Whether a selfie must come with frames of a liveness check. */
    liveness: z.boolean(),
  })
  .meta({ id: 'Identity' });
export type Identity = z.infer<typeof IdentitySchema>;

/** Media types of photos that are taken; everything is kept as JPEG, without what the camera wrote beside it. */
export const photoTypes = ['image/jpeg', 'image/png'] as const;

export const PhotoQuery = z.object({ document: DocumentKindSchema });

/** A photo that lies on the server and is not submitted yet. */
export const UploadedPhotoSchema = z
  .object({
    id: z.string(),
    document: DocumentKindSchema,
    width: z.number().int(),
    height: z.number().int(),
    /** Deleted then unless it has been submitted. */
    expiresAt: InstantSchema,
  })
  .meta({ id: 'UploadedPhoto' });
export type UploadedPhoto = z.infer<typeof UploadedPhotoSchema>;

/** What was read off a photo of a KTP: a suggestion, to be looked over. `off`: nothing is read here. */
export const ReadingSchema = z
  .object({
    state: z.enum(['off', 'waiting', 'done', 'failed']),
    nik: z.string().nullable(),
    name: z.string().nullable(),
    birthDate: z.iso.date().nullable(),
  })
  .meta({ id: 'KtpReading' });
export type Reading = z.infer<typeof ReadingSchema>;

/**
 * Movements in the order in which they are to be made, good for one submission until `expiresAt`. One frame is sent
 * for each step, in order, taken at the moment of the movement and not mirrored.
 */
export const LivenessCheckSchema = z
  .object({ id: z.string(), challenges: z.array(LivenessChallengeSchema), expiresAt: InstantSchema })
  .meta({ id: 'LivenessCheck' });
export type LivenessCheck = z.infer<typeof LivenessCheckSchema>;

export const LivenessStepParams = z.object({
  id: z.string().min(1).max(60),
  step: z.coerce.number().int().min(0).max(9),
});

/** Both documents at first, later only what was rejected. */
export const SubmitIdentitySchema = z.object({
  version: z.number().int().min(0),
  /** Of the consent text that the agent has just agreed to. */
  consentVersion: z.string().min(1).max(40),
  ktp: z.object({ photoId: z.string().min(1).max(60), person: PersonSchema }).optional(),
  selfie: z
    .object({
      photoId: z.string().min(1).max(60),
      livenessId: z.string().min(1).max(60).optional(),
      /** How many of the movements the phone saw by itself; for the others its owner pressed the button. */
      seenOnPhone: z.number().int().min(0).max(livenessChallenges.length).optional(),
    })
    .optional(),
});
export type SubmitIdentity = z.infer<typeof SubmitIdentitySchema>;

/** Somebody is at a case; the others leave it to him until then. */
export const LeaseSchema = z.object({ operator: z.string(), until: InstantSchema, mine: z.boolean() });

const caseFacts = {
  agentCode: z.string(),
  /** Otomax's name of the agent; null when Otomax no longer knows him. */
  agentName: z.string().nullable(),
  status: DocumentStatusSchema,
  version: z.number().int(),
  /** When the oldest document that waits was submitted. */
  waitingSince: InstantSchema.nullable(),
  lease: LeaseSchema.nullable(),
  /** Who has approved everything that waits, where a second approver is asked for. */
  firstApproval: z.object({ operator: z.string(), at: InstantSchema }).nullable(),
  /** How many other agents have shown a KTP with this number. */
  duplicateCount: z.number().int(),
};

/** One line of the review queue. */
export const IdentityCaseRowSchema = z
  .object({
    ...caseFacts,
    documents: z.array(z.object({ kind: DocumentKindSchema, status: DocumentStatusSchema })),
  })
  .meta({ id: 'IdentityCaseRow' });
export type IdentityCaseRow = z.infer<typeof IdentityCaseRowSchema>;

/** `inReview` oldest first; everything else by its last change, newest first. */
export const IdentityQueueQuery = z.object({
  status: z.enum(['inReview', 'repair', 'verified']).default('inReview'),
  /** A part of the agent's code. */
  q: z.string().trim().max(40).optional(),
  /** Only those that nobody else is at. */
  free: z.enum(['true', 'false']).optional(),
  /** Only those that wait for a second approver who is not me. */
  second: z.enum(['true', 'false']).optional(),
  cursor: CursorSchema.optional(),
  limit: LimitQuery,
});

/** Of a NIK's form: what in it is not as it should be, or differs from what was given beside it. */
export const NikFlawSchema = z.enum(['length', 'region', 'date', 'serial', 'birthDateDiffers']);
export type NikFlaw = z.infer<typeof NikFlawSchema>;

export const NikReadingSchema = z.object({
  flaws: z.array(NikFlawSchema),
  /** Name of the province where it was issued. */
  province: z.string().nullable(),
  sex: z.enum(['male', 'female']).nullable(),
  birthDate: z.iso.date().nullable(),
});

/** What a model made of the frames. Every field is a hint for the reviewer; null where it could not tell. */
export const FaceSignalsSchema = z.object({
  /** `none`: nothing came with the selfie. `off`: the check is off, or cannot run here. */
  state: z.enum(['none', 'off', 'waiting', 'done', 'failed']),
  frames: z.array(
    z.object({
      photoId: z.string().nullable(),
      challenge: LivenessChallengeSchema,
      facePresent: z.boolean().nullable(),
      poseFollows: z.boolean().nullable(),
      sameFace: z.boolean().nullable(),
    }),
  ),
  /** Whether the face on the selfie is that on the KTP, and how alike they are, from 0 to 1. */
  ktpFace: z.object({ same: z.boolean(), likeness: z.number().min(0).max(1) }).nullable(),
});
export type FaceSignals = z.infer<typeof FaceSignalsSchema>;

/** A photo of a case that is still kept. Its picture comes from an address that is asked for. */
export const CasePhotoSchema = z.object({
  id: z.string(),
  kind: z.enum(['ktp', 'selfie', 'frame']),
  challenge: LivenessChallengeSchema.nullable(),
  width: z.number().int(),
  height: z.number().int(),
  takenAt: InstantSchema,
  /** False for one that was rejected and replaced. */
  current: z.boolean(),
});
export type CasePhoto = z.infer<typeof CasePhotoSchema>;

/** Everything that a reviewer judges by. */
export const IdentityCaseSchema = z
  .object({
    ...caseFacts,
    phone: z.string().nullable(),
    secondApprover: z.boolean(),
    documents: z.array(IdentityDocumentSchema),
    photos: z.array(CasePhotoSchema),
    /** As given with the KTP, the number in full; null once it is erased. */
    person: PersonSchema.nullable(),
    nik: NikReadingSchema.nullable(),
    reading: ReadingSchema,
    signals: FaceSignalsSchema,
    /** How many of the movements the agent's phone says it saw by itself; null where it says nothing. */
    seenOnPhone: z.object({ seen: z.number().int(), of: z.number().int() }).nullable(),
    duplicates: z.array(
      z.object({ agentCode: z.string(), agentName: z.string().nullable(), status: DocumentStatusSchema }),
    ),
    consent: z.object({ version: z.string(), at: InstantSchema }).nullable(),
    history: z.array(DocumentEventSchema),
  })
  .meta({ id: 'IdentityCase' });
export type IdentityCase = z.infer<typeof IdentityCaseSchema>;

/** For the viewer who asked, in the session that asked, until `expiresAt`; his name is drawn into the picture. */
export const PhotoAddressSchema = z
  .object({ url: z.string(), expiresAt: InstantSchema })
  .meta({ id: 'PhotoAddress' });
export type PhotoAddress = z.infer<typeof PhotoAddressSchema>;

export const SignedPhotoQuery = z.object({
  /** Milliseconds since 1970. */
  until: z.coerce.number().int(),
  signature: z.string().min(1).max(100),
});

const ApproveSchema = z.object({ verdict: z.literal('approve') });
const RepairSchema = z.object({
  verdict: z.literal('repair'),
  reasons: z.array(RepairReasonSchema).min(1).max(5),
  note: z.string().trim().max(500).optional(),
});
const DecisionSchema = z.discriminatedUnion('verdict', [ApproveSchema, RepairSchema]);
export type IdentityDecision = z.infer<typeof DecisionSchema>;

/**
 * A verdict on one document or on both, all or none. Approve what is in review; send back what is in review or was
 * verified. Needs the lease of the case.
 */
export const DecideIdentitySchema = z.object({
  version: z.number().int().min(1),
  ktp: DecisionSchema.optional(),
  selfie: DecisionSchema.optional(),
});
export type DecideIdentity = z.infer<typeof DecideIdentitySchema>;

export const EraseIdentitySchema = z.object({ reason: z.string().trim().min(3).max(500) });

/** Who has looked at what of a case: `case` is its data with the number in full. */
export const IdentityViewSchema = z.object({
  at: InstantSchema,
  operator: z.string(),
  what: z.enum(['case', 'ktp', 'selfie', 'frame']),
  address: z.string().nullable(),
});
export type IdentityView = z.infer<typeof IdentityViewSchema>;
