import { createHash } from 'node:crypto';

/** A finished answer. The bytes are shared by everyone who is served them: nobody may write to them. */
export interface Body {
  /** Serialized answer: UTF-8, or what a coding made of that. */
  bytes: Uint8Array<ArrayBuffer>;
  /** Strong entity tag with its quotes, ready for the header. */
  etag: string;
}

const encoder = new TextEncoder();

/** Length of the entity tag in bits: no two bodies of an installation will ever meet by chance. */
const etagBytes = 128 / 8;

/** Turns a serialized answer into the bytes that are sent and the entity tag that names exactly these bytes. */
export function finishBody(answer: string | Uint8Array<ArrayBuffer>): Body {
  const bytes = typeof answer === 'string' ? encoder.encode(answer) : answer;
  const digest = createHash('sha256').update(bytes).digest().subarray(0, etagBytes);
  return { bytes, etag: `"${digest.toString('base64url')}"` };
}
