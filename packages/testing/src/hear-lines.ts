/** What another process says, line by line. */
export interface HeardLines {
  /** Every whole line so far. */
  lines: string[];
  /** Resolves as soon as it holds, looked at with every line. Rejects when the other side ends before. */
  until(holds: () => boolean): Promise<void>;
  /** Resolves when the other side has said everything. */
  ended: Promise<void>;
}

/** Reads a stream of text to its end. `onLine` is told of each whole line as it comes. */
export function hearLines(
  stream: ReadableStream<Uint8Array>,
  onLine: (line: string) => void = () => undefined,
): HeardLines {
  const lines: string[] = [];
  let over = false;
  let waiting: (() => void)[] = [];

  function wake(): void {
    const woken = waiting;
    waiting = [];
    for (const look of woken) look();
  }

  async function read(): Promise<void> {
    const decoder = new TextDecoder();
    let rest = '';
    for await (const bytes of stream) {
      const parts = (rest + decoder.decode(bytes, { stream: true })).split('\n');
      rest = parts.pop() ?? '';
      for (const line of parts) {
        lines.push(line);
        onLine(line);
      }
      wake();
    }
    over = true;
    wake();
  }

  return {
    lines,
    ended: read(),
    async until(holds) {
      while (!holds()) {
        if (over) throw new Error(`It ended without that; its last words: ${lines.slice(-5).join('\n')}`);
        await new Promise<void>((look) => waiting.push(look));
      }
    },
  };
}
