import type { OwnDataExportTable } from '@hexaflate/store';
import type { Context } from '../context.ts';
import { notify } from '../notify/notify.ts';
import { writeExport } from './write-export.ts';

/** A run that has written for this long (ms) is taken for dead, and another begins anew. */
const LONGEST_RUN_MS = 10 * 60_000;
/** A file may be on its way for this long (ms) before what was not sent of it is deleted. */
const LONGEST_FETCH_MS = 10 * 60_000;
/** Rows about exports stay this long (ms): they are counted per day, and shown to whoever asked. */
const KEEP_ROWS_MS = 7 * 86_400_000;

/**
 * Writes every copy that is due, one after the other, and deletes what is over. What fails for one of them is thrown
 * when the others have had their turn.
 */
export async function prepareExports(context: Context): Promise<void> {
  await stopForGone(context);
  const tried = new Set<string>();
  const failures: unknown[] = [];
  for (;;) {
    const mine = await takeOne(context, tried);
    if (!mine) break;
    tried.add(mine.id);
    await prepare(context, mine).catch((error: unknown) => failures.push(error));
  }
  await dropOld(context);
  if (failures.length > 0) throw failures[0];
}

/** What is asked about a piece, so that no other opens in its place. */
export function pieceName(exportId: string, seq: number): string {
  return `own data ${exportId} ${seq}`;
}

type Run = OwnDataExportTable & { run: string };

/** One that nobody writes and this round has not tried, under a name of this run: of several processes one gets it. */
async function takeOne(context: Context, tried: ReadonlySet<string>): Promise<Run | undefined> {
  const { store } = context;
  for (;;) {
    const now = context.now();
    const next = await store
      .selectFrom('own_data_export')
      .select(['id', 'state', 'run'])
      .where((may) =>
        may.or([
          may.and([
            may('state', '=', 'waiting'),
            may.or([may('due_at', 'is', null), may('due_at', '<=', now)]),
          ]),
          may.and([may('state', '=', 'writing'), may('run_at', '<', now - LONGEST_RUN_MS)]),
        ]),
      )
      .$if(tried.size > 0, (query) => query.where('id', 'not in', [...tried]))
      .orderBy('asked_at')
      .limit(1)
      .executeTakeFirst();
    if (!next) return undefined;
    const run = crypto.randomUUID();
    const taken = await store
      .updateTable('own_data_export')
      .set({ state: 'writing', run, run_at: now })
      .where('id', '=', next.id)
      .where('state', '=', next.state)
      .where((same) => (next.run === null ? same('run', 'is', null) : same('run', '=', next.run)))
      .returningAll()
      .executeTakeFirst();
    if (taken) return { ...taken, run };
  }
}

async function prepare(context: Context, mine: Run): Promise<void> {
  const { id, run, agent_code: agentCode } = mine;
  const wanted = { agentCode, whole: mine.proved === 1 };
  let seq = 0;
  let bytes = 0;
  try {
    await writeExport(context, wanted, async (piece) => {
      const body = context.serverKey.seal(piece, pieceName(id, seq));
      await context.store.insertInto('own_data_part').values({ export_id: id, run, seq, body }).execute();
      seq += 1;
      bytes += piece.length;
    });
  } catch (error) {
    // Back in the line: what failed was the store or Otomax, and the next round tries again.
    context.log.error({ err: error, agent: agentCode }, 'a copy of own data could not be written');
    await context.store
      .updateTable('own_data_export')
      .set({ state: 'waiting', run: null, run_at: null })
      .where('id', '=', id)
      .where('run', '=', run)
      .where('state', '=', 'writing')
      .execute();
    throw error;
  }
  if (await finish(context, mine, bytes))
    await notify(context, {
      agentCode,
      kind: 'ownData.ready',
      params: {},
      orderId: null,
      dedupeKey: `ownData.ready:${id}`,
    });
}

async function finish(context: Context, { id, run }: Run, bytes: number): Promise<boolean> {
  const now = context.now();
  const ready = await context.store
    .updateTable('own_data_export')
    .set({
      state: 'ready',
      bytes,
      ready_at: now,
      expires_at: now + context.settings.get('ownData.exportLife'),
    })
    .where('id', '=', id)
    .where('run', '=', run)
    .where('state', '=', 'writing')
    .returning('id')
    .executeTakeFirst();
  return ready !== undefined;
}

/** What was asked for by a device that is signed out by now, nobody can fetch any more. */
async function stopForGone({ store }: Context): Promise<void> {
  await store
    .updateTable('own_data_export')
    .set({ state: 'stopped' })
    .where('state', 'in', ['waiting', 'writing', 'ready'])
    .where('session_id', 'in', store.selectFrom('session').select('id').where('ended_at', 'is not', null))
    .execute();
}

/** Deletes pieces that nobody may fetch any more, and rows that are old. */
async function dropOld(context: Context): Promise<void> {
  const { store } = context;
  const now = context.now();
  await store
    .updateTable('own_data_export')
    .set({ state: 'expired' })
    .where('state', '=', 'ready')
    .where('expires_at', '<=', now)
    .execute();
  await store
    .deleteFrom('own_data_part')
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('own_data_export')
            .select('own_data_export.id')
            .whereRef('own_data_export.id', '=', 'own_data_part.export_id')
            .whereRef('own_data_export.run', '=', 'own_data_part.run')
            .where((keep) =>
              keep.or([
                keep('own_data_export.state', 'in', ['writing', 'ready']),
                keep('own_data_export.fetched_at', '>', now - LONGEST_FETCH_MS),
              ]),
            ),
        ),
      ),
    )
    .execute();
  await store
    .deleteFrom('own_data_export')
    .where('asked_at', '<', now - KEEP_ROWS_MS)
    .where('state', 'in', ['fetched', 'expired', 'stopped'])
    .execute();
}
