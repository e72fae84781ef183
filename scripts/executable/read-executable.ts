/** What a built executable says of itself in its headers. */
export interface ExecutableFacts {
  kind: 'windows' | 'linux';
  machine: 'x64' | 'arm64' | 'unknown';
  /** Names of its sections; on Windows only, where Bun puts what we built into one of its own. */
  sections: readonly Section[];
}

export interface Section {
  name: string;
  /** Offset and size in the file, in bytes. */
  at: number;
  size: number;
}

const PE_MACHINES: Readonly<Record<number, ExecutableFacts['machine']>> = { 34404: 'x64', 43620: 'arm64' };
const ELF_MACHINES: Readonly<Record<number, ExecutableFacts['machine']>> = { 62: 'x64', 183: 'arm64' };

/** Reads the headers of a PE or ELF file. Throws when it is neither. */
export function readExecutable(bytes: Uint8Array): ExecutableFacts {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (text(bytes, 0, 4) === '\x7fELF')
    return { kind: 'linux', machine: ELF_MACHINES[view.getUint16(18, true)] ?? 'unknown', sections: [] };
  if (text(bytes, 0, 2) !== 'MZ') throw new Error('is neither a Windows nor a Linux program');
  const pe = view.getUint32(0x3c, true);
  if (text(bytes, pe, 4) !== 'PE\0\0') throw new Error('is neither a Windows nor a Linux program');
  const count = view.getUint16(pe + 6, true);
  const table = pe + 24 + view.getUint16(pe + 20, true);
  const sections = Array.from({ length: count }, (_, index) => {
    const at = table + index * 40;
    return {
      name: text(bytes, at, 8).replace(/\0+$/, ''),
      size: view.getUint32(at + 16, true),
      at: view.getUint32(at + 20, true),
    };
  });
  return { kind: 'windows', machine: PE_MACHINES[view.getUint16(pe + 4, true)] ?? 'unknown', sections };
}

/** Those of `names` that do not occur where an executable carries its files. */
export function findMissing(bytes: Uint8Array, names: readonly string[]): string[] {
  const { kind, sections } = readExecutable(bytes);
  const own = sections.find(({ name }) => name === '.bun');
  if (kind === 'windows' && !own) return [...names];
  const carried = own ? bytes.subarray(own.at, own.at + own.size) : bytes;
  const searched = Buffer.from(carried.buffer, carried.byteOffset, carried.byteLength);
  return names.filter((name) => !searched.includes(name));
}

function text(bytes: Uint8Array, at: number, length: number): string {
  return Buffer.from(bytes.subarray(at, at + length)).toString('latin1');
}
