import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { View } from './api.ts';

/** What bytes may be packed in, by its name in HTTP. */
export type Coding = 'br' | 'gzip';

const brotli = promisify(brotliCompress);
const gzipped = promisify(gzip);

/**
 * The same view, packed. Each coding of a view is a view of its own, with a key, an entity tag and a share of the budget:
 * what nobody asks for is not kept, and none of the cache's rules knows about codings. Undefined: as it is.
 */
export function inCoding(view: View, coding: Coding | undefined): View {
  if (!coding) return view;
  return {
    // In front, because a key may end with what a person has chosen, and begins with a word of the code.
    key: `${coding} ${view.key}`,
    kind: view.kind,
    async load() {
      const { body, tags } = await view.load();
      return { body: await pack(Buffer.from(body), coding), tags };
    },
  };
}

/** Beside the event loop, since a large catalogue takes tens of milliseconds. */
async function pack(bytes: Buffer, coding: Coding): Promise<Uint8Array<ArrayBuffer>> {
  const packed = coding === 'br' ? brotli(bytes, brotliOptions(bytes)) : gzipped(bytes, { level: 6 });
  // A copy of exactly its length: what zlib answers with may be part of a larger buffer, which nobody would count.
  return new Uint8Array(await packed);
}

/** Higher qualities make a home 0.5 % smaller and take longer. */
function brotliOptions({ byteLength }: Buffer) {
  return {
    params: { [constants.BROTLI_PARAM_QUALITY]: 5, [constants.BROTLI_PARAM_SIZE_HINT]: byteLength },
  };
}
