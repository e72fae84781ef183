import type { GatewayContext } from '../gateway/context.ts';
import type { Capabilities } from '../gateway.ts';
import type { Installation } from '../installation.ts';
import { sqlServerCapabilities } from './capabilities.ts';
import type { Columns } from './columns.ts';
import { describeChange } from './describe-change.ts';
import { type Detected, detectInstallation } from './detect.ts';
import { findRenamed } from './parameter-shape.ts';
import type { SqlPool } from './pool.ts';
import { columnsOf, findColumns } from './probe.ts';
import type { SqlServerSettings } from './settings.ts';

/** A statement that failed makes us look at the columns again, at most so often. */
const COLUMNS_AGAIN_MS = 5000;

export interface Detector {
  /** The columns as they were last found. The object stays; what it tells follows the installation. */
  columns: Columns;
  utcOffsetMinutes(): number;
  detected(): Detected;
  /** What is offered, without asking the server. */
  offered(): Capabilities;
  /** Looks again and takes up what is found. Answers what has changed. */
  detect(context: GatewayContext): Promise<string[]>;
  /** After a statement failed: are the columns other than we thought? Looks at most every few seconds. */
  columnsMoved(): Promise<boolean>;
}

/** Looks at the installation once before anything else, and again whenever it is asked to. */
export async function createDetector(
  pool: SqlPool,
  settings: SqlServerSettings,
  now: () => Date,
): Promise<Detector> {
  const look = async () => {
    const session = await pool.acquire();
    try {
      return await detectInstallation(session, settings, now());
    } finally {
      pool.release(session);
    }
  };
  let detected = await look();
  let columns = detected.columns;
  let offered: Capabilities | undefined;
  let lastChange: Installation['lastChange'] = null;
  let columnsReadAt = Number.NEGATIVE_INFINITY;
  return {
    columns: {
      get types() {
        return columns.types;
      },
      get absent() {
        return columns.absent;
      },
      get renamed() {
        return columns.renamed;
      },
    },
    utcOffsetMinutes: () => detected.utcOffsetMinutes,
    detected: () => detected,
    offered: () => {
      if (!offered) throw new Error('The installation has not been looked at yet');
      return offered;
    },
    detect: async (context) => {
      const earlier = offered && { detected, offered };
      detected = earlier ? await look() : detected;
      columns = detected.columns;
      const next = await sqlServerCapabilities(context, detected, lastChange);
      const what = earlier ? describeChange(earlier, { detected, offered: next }) : [];
      if (what.length > 0) lastChange = { at: detected.installation.detectedAt, what };
      offered = { ...next, installation: { ...detected.installation, lastChange } };
      return what;
    },
    columnsMoved: async () => {
      if (performance.now() - columnsReadAt < COLUMNS_AGAIN_MS) return false;
      columnsReadAt = performance.now();
      const session = await pool.acquire();
      try {
        const listed = await findColumns(session);
        const found = columnsOf(listed, await findRenamed(session, listed));
        const moved = !sameColumns(found, columns);
        columns = found;
        return moved;
      } finally {
        pool.release(session);
      }
    },
  };
}

function sameColumns(left: Columns, right: Columns): boolean {
  const text = ({ types, absent, renamed }: Columns) =>
    JSON.stringify(
      [types, absent, renamed].map((each) => [...each].map(([table, names]) => [table, [...names]])),
    );
  return text(left) === text(right);
}
