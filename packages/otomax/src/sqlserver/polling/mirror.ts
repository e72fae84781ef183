import type { Change, ChangedEntity } from '../../gateway.ts';

/** A row as far as a change of it would concern anyone. */
export interface MirrorRow {
  key: string;
  agentCode: string | null;
  inboxCode: number | null;
  /** What a change of the row means above, each with a digest of the columns that it depends on. */
  digests: readonly (readonly [entity: ChangedEntity, digest: bigint])[];
}

/** A change that a comparison found. */
export type Found = Pick<Change, 'entity' | 'key' | 'agentCode' | 'inboxCode'>;

/** What rows looked like when they were last read. */
export interface Mirror {
  /** Takes rows in and answers what is new or different. The first reading is taken in `silently`. */
  apply(rows: readonly MirrorRow[], silently?: boolean): Found[];
  /** After a whole reading: what is not among these keys any more. */
  keepOnly(keys: ReadonlySet<string>): Found[];
  /** Rows that will not be looked at again. */
  forget(isOld: (key: string) => boolean): void;
  size(): number;
}

export function createMirror(): Mirror {
  const known = new Map<string, MirrorRow>();
  const gone = (row: MirrorRow): Found[] => row.digests.map(([entity]) => found(row, entity));
  return {
    apply: (rows, silently = false) =>
      rows.flatMap((row) => {
        const before = known.get(row.key);
        known.set(row.key, row);
        if (silently) return [];
        if (!before) return gone(row);
        if (before.agentCode !== row.agentCode) return [...gone(row), ...gone(before)];
        const earlier = new Map(before.digests);
        return row.digests
          .filter(([entity, digest]) => earlier.get(entity) !== digest)
          .map(([entity]) => found(row, entity));
      }),
    keepOnly: (keys) =>
      [...known.values()]
        .filter(({ key }) => !keys.has(key))
        .flatMap((row) => {
          known.delete(row.key);
          return gone(row);
        }),
    forget: (isOld) => {
      for (const key of known.keys()) if (isOld(key)) known.delete(key);
    },
    size: () => known.size,
  };
}

function found({ key, agentCode, inboxCode }: MirrorRow, entity: ChangedEntity): Found {
  return { entity, key, agentCode, inboxCode };
}

/** 64 bits over the values of some columns. */
export function digestOf(values: object): bigint {
  return BigInt(
    Bun.hash(
      JSON.stringify(values, (_, value: unknown) => (typeof value === 'bigint' ? value.toString() : value)),
    ),
  );
}
