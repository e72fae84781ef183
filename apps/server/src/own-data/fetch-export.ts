import type { AgentSession } from '../auth/principal.ts';
import type { Context } from '../context.ts';
import { AppError } from '../http/app-error.ts';
import { pieceName } from './prepare-exports.ts';

/**
 * The finished file, once: whoever asks first gets it, and its pieces go as they are sent. Throws `export.otherDevice`
 * for another session than the one that asked, `export.gone` for what was fetched, is over, or never was.
 */
export async function fetchExport(
  context: Context,
  session: Pick<AgentSession, 'id' | 'agentCode'>,
  id: string,
): Promise<Response> {
  const known = await context.store
    .selectFrom('own_data_export')
    .select('session_id')
    .where('id', '=', id)
    .where('agent_code', '=', session.agentCode)
    .executeTakeFirst();
  if (known && known.session_id !== session.id) throw new AppError('export.otherDevice');
  const mine = await context.store
    .updateTable('own_data_export')
    .set({ state: 'fetched', fetched_at: context.now() })
    .where('id', '=', id)
    .where('session_id', '=', session.id)
    .where('agent_code', '=', session.agentCode)
    .where('state', '=', 'ready')
    .where('expires_at', '>', context.now())
    .returning(['run', 'bytes'])
    .executeTakeFirst();
  if (!mine?.run) throw new AppError('export.gone');
  return new Response(pieces(context, id, mine.run), {
    headers: {
      'Content-Type': 'application/zip',
      'Content-Length': String(mine.bytes ?? 0),
      'Content-Disposition': 'attachment; filename="data-saya.zip"',
      'Cache-Control': 'no-store',
    },
  });
}

function pieces(context: Context, exportId: string, run: string): ReadableStream<Uint8Array> {
  let seq = 0;
  return new ReadableStream({
    async pull(file) {
      const part = await context.store
        .deleteFrom('own_data_part')
        .where('export_id', '=', exportId)
        .where('run', '=', run)
        .where('seq', '=', seq)
        .returning('body')
        .executeTakeFirst();
      if (!part) return file.close();
      file.enqueue(context.serverKey.open(part.body, pieceName(exportId, seq)));
      seq += 1;
    },
  });
}
