const HEAD_END = Buffer.from('\r\n\r\n');

/** Cuts the bytes of one kept-alive connection into answers; knows Content-Length and nothing else. */
export interface AnswerReader {
  /** Takes what has arrived and answers the status of each answer that is complete now. Throws on anything else. */
  push(chunk: Uint8Array): number[];
}

/** Much cheaper than an HTTP client, so that a measurement shows the server and not whoever asks it. */
export function createAnswerReader(): AnswerReader {
  let rest = Buffer.alloc(0);
  return {
    push(chunk) {
      rest = rest.length === 0 ? Buffer.from(chunk) : Buffer.concat([rest, chunk]);
      const statuses: number[] = [];
      for (;;) {
        const answer = readAnswer(rest);
        if (!answer) return statuses;
        statuses.push(answer.status);
        rest = rest.subarray(answer.length);
      }
    },
  };
}

function readAnswer(bytes: Buffer): { status: number; length: number } | undefined {
  const headEnd = bytes.indexOf(HEAD_END);
  if (headEnd < 0) return undefined;
  const head = bytes.toString('latin1', 0, headEnd);
  const status = Number(/^HTTP\/1\.1 (\d{3})/.exec(head)?.[1]);
  if (!status) throw new Error('Not an HTTP/1.1 answer');
  const length = /^content-length: *(\d+)/im.exec(head)?.[1];
  if (length === undefined && status !== 204 && status !== 304)
    throw new Error('An answer without Content-Length cannot be measured');
  const whole = headEnd + HEAD_END.length + Number(length ?? 0);
  return bytes.length < whole ? undefined : { status, length: whole };
}
