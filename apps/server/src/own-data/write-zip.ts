import { Zip, ZipDeflate } from 'fflate';

export interface ZipWriter {
  /** Adds a file, piece by piece as `pieces` gives them. */
  add(name: string, pieces: AsyncIterable<string | Uint8Array>): Promise<void>;
  /** Writes the table of contents; nothing can be added after it. */
  end(): Promise<void>;
}

/** Writes a ZIP whose bytes go to `keep` in pieces of about `pieceBytes`, so that it is never in memory as a whole. */
export function writeZip(pieceBytes: number, keep: (piece: Uint8Array) => Promise<void>): ZipWriter {
  const encoder = new TextEncoder();
  let waiting: Uint8Array[] = [];
  let size = 0;
  let failure: Error | null = null;
  const zip = new Zip((error, bytes) => {
    failure ??= error;
    if (!error && bytes.length > 0) {
      waiting.push(bytes);
      size += bytes.length;
    }
  });

  async function hand(all: boolean): Promise<void> {
    if (failure) throw failure;
    if (size === 0 || (!all && size < pieceBytes)) return;
    const piece = Buffer.concat(waiting);
    waiting = [];
    size = 0;
    await keep(piece);
  }
  return {
    async add(name, pieces) {
      const file = new ZipDeflate(name, { level: 6 });
      zip.add(file);
      for await (const piece of pieces) {
        file.push(typeof piece === 'string' ? encoder.encode(piece) : piece);
        await hand(false);
      }
      file.push(new Uint8Array(), true);
      await hand(false);
    },
    async end() {
      zip.end();
      await hand(true);
    },
  };
}
