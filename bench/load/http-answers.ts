const HEAD_END = Buffer.from('\r\n\r\n');
const EMPTY = Buffer.alloc(0);

/** Cuts the bytes of one kept-alive connection into answers; knows Content-Length and nothing else. */
export interface AnswerReader {
  /** Takes what has arrived and answers the status of each answer that is complete now. Throws on anything else. */
  push(chunk: Uint8Array): number[];
}

/** Much cheaper than an HTTP client, so that a measurement shows the server and not whoever asks it. */
export function createAnswerReader(): AnswerReader {
  /** A head that has not come whole yet. */
  let begun: Buffer = EMPTY;
  let status = 0;
  /** Bytes of the body that have not come yet. */
  let missing = 0;

  return {
    push(chunk) {
      const bytes = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
      const statuses: number[] = [];
      let at = 0;
      while (at < bytes.length) {
        if (missing === 0) {
          const head = begun.length === 0 ? bytes.subarray(at) : Buffer.concat([begun, bytes.subarray(at)]);
          const end = head.indexOf(HEAD_END);
          if (end < 0) {
            begun = Buffer.from(head);
            return statuses;
          }
          at += end + HEAD_END.length - begun.length;
          begun = EMPTY;
          ({ status, length: missing } = readHead(head.toString('latin1', 0, end)));
        }
        const came = Math.min(missing, bytes.length - at);
        missing -= came;
        at += came;
        if (missing === 0) statuses.push(status);
      }
      return statuses;
    },
  };
}

function readHead(head: string): { status: number; length: number } {
  const status = head.startsWith('HTTP/1.1 ') ? Number(head.slice(9, 12)) : Number.NaN;
  if (!status) throw new Error('Not an HTTP/1.1 answer');
  const length = lengthIn(head, 'Content-Length: ') ?? lengthIn(head, 'content-length: ');
  if (length === undefined && status !== 204 && status !== 304)
    throw new Error('An answer without Content-Length cannot be measured');
  return { status, length: length ?? 0 };
}

function lengthIn(head: string, name: string): number | undefined {
  const at = head.indexOf(name);
  return at < 0 ? undefined : Number.parseInt(head.slice(at + name.length, at + name.length + 16), 10);
}
