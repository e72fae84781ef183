/** A picture as it is kept: JPEG, pixels. */
export interface PreparedPhoto {
  bytes: Uint8Array<ArrayBuffer>;
  width: number;
  height: number;
}

/** What was read off a KTP; null where nothing could be made out. */
export interface KtpText {
  nik: string | null;
  name: string | null;
  /** ISO date. */
  birthDate: string | null;
}

/** The most plainly visible face of a picture. */
export interface SeenFace {
  /** How far the head is turned: 0 straight, towards 1 to the person's own left, towards -1 to the right. */
  turn: number;
  /** Opening of the mouth and of the eyes, as shares of their width. */
  mouth: number;
  eyes: number;
  /** Tells faces apart: near for the same person. */
  descriptor: number[];
}

/** What is done with photos in a process of their own. */
export interface PhotoJobs {
  /** Decodes a photo and encodes it anew, its longer side at most `longest` pixels. Throws NotAPhotoError. */
  prepare(job: { bytes: Uint8Array<ArrayBuffer>; longest: number }): Promise<PreparedPhoto>;
  /** Draws a text over all of it. */
  mark(job: { bytes: Uint8Array<ArrayBuffer>; text: string }): Promise<{ bytes: Uint8Array<ArrayBuffer> }>;
  /** Reads a KTP. */
  read(job: { bytes: Uint8Array<ArrayBuffer> }): Promise<KtpText>;
  /** Looks for the face in each picture; null where there is none. */
  faces(job: { pictures: Uint8Array<ArrayBuffer>[] }): Promise<{ faces: (SeenFace | null)[] }>;
}

export type PhotoJobName = keyof PhotoJobs;

/** One job on its way to the process that does it. */
export type PhotoAsk = {
  [Name in PhotoJobName]: { id: number; name: Name; job: Parameters<PhotoJobs[Name]>[0] };
}[PhotoJobName];

/** And back. */
export type PhotoAnswer = { id: number } & (
  | { ok: true; result: unknown }
  | { ok: false; notAPhoto: boolean; why: string }
);
