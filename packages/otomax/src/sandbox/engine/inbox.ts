import { matchMessage } from '../../formats.ts';
import { toLocalText } from '../../local-time.ts';
import { answerCommand } from './commands.ts';
import { type EngineContext, type EngineSetup, inTransaction, localNow, type Row } from './context.ts';
import { replyText, send } from './replies.ts';
import { type Answer, type MessageRequest, Refusal } from './request.ts';

type Inbox = Row<'inbox'>;

/** Wrong PINs in a row that close an account, unless the installation sets `MaksPinSalah`. */
const WRONG_PINS = 3;
/** How many messages back a wrong PIN still counts; inbox has no index on agents. */
const WRONG_PIN_WINDOW = 5_000;
/** An agent's last activity is written at most this often, in milliseconds. */
const ACTIVITY_STEP_MS = 60_000;

/**
 * Takes the oldest new message and does all that it asks for in one transaction, its reply included. Answers its
 * code, or undefined when there is none. A message that breaks the engine itself changes nothing else and is put
 * aside as failed (40), so that it cannot hold up those behind it.
 */
export async function takeMessage(
  setup: EngineSetup,
  mayRetry: (error: unknown) => boolean,
): Promise<number | undefined> {
  const code = await oldestMessage(setup);
  if (code === undefined) return undefined;
  try {
    await inTransaction(setup, async (context) => {
      const inbox = await context.db
        .selectFrom('inbox')
        .selectAll()
        .where('kode', '=', code)
        .where('status', '=', 0)
        .executeTakeFirst();
      if (inbox) await handle(context, inbox);
    });
  } catch (error) {
    if (mayRetry(error)) throw error;
    setup.log.error(
      { inboxCode: code, error: error instanceof Error ? error.message : 'unknown' },
      'message failed',
    );
    await setup.db
      .updateTable('inbox')
      .set({ status: 40, tgl_status: localNow(setup) })
      .where('kode', '=', code)
      .where('status', '=', 0)
      .execute();
  }
  return code;
}

/** The message that has waited for longest, by its code. */
export async function oldestMessage({ db }: Pick<EngineSetup, 'db'>): Promise<number | undefined> {
  const row = await db
    .selectFrom('inbox')
    .select('kode')
    // The index on what is pending is filtered, and a filter matches literals only.
    .where((row) => row('status', '<', row.lit(20)))
    .where('status', '=', 0)
    .where('is_jawaban', '=', 0)
    .orderBy('kode')
    .limit(1)
    .executeTakeFirst();
  return row?.kode;
}

async function handle(context: EngineContext, inbox: Inbox): Promise<void> {
  let agent: Row<'reseller'> | undefined;
  let answer: Answer;
  try {
    agent = await findSender(context, inbox);
    checkSender(context, agent);
    answer = await answerCommand(context, readRequest(context, inbox, agent));
    await noteActivity(context, agent);
  } catch (refusal) {
    if (!(refusal instanceof Refusal)) throw refusal;
    answer = { status: refusal.status, text: refusal.message };
    if (agent && refusal.status === 49)
      answer.text = (await countWrongPin(context, inbox, agent)) ?? answer.text;
  }
  await context.db
    .updateTable('inbox')
    .set({
      status: answer.status,
      tgl_status: localNow(context),
      kode_reseller: inbox.kode_reseller ?? agent?.kode ?? null,
      kode_transaksi: answer.transactionCode ?? null,
    })
    .where('kode', '=', inbox.kode)
    .execute();
  await send(context, {
    to: { address: inbox.pengirim, type: inbox.tipe_pengirim, terminal: inbox.kode_terminal },
    text: answer.text,
    agentCode: agent?.kode ?? null,
    inboxCode: inbox.kode,
    transactionCode: answer.transactionCode ?? null,
  });
}

/** A code that an add-on filled in is believed; otherwise the sender must be registered. Refuses with 41. */
async function findSender(context: EngineContext, inbox: Inbox): Promise<Row<'reseller'>> {
  const code = inbox.kode_reseller ?? (await registeredTo(context, inbox));
  const agent =
    code === undefined
      ? undefined
      : await context.db.selectFrom('reseller').selectAll().where('kode', '=', code).executeTakeFirst();
  if (!agent || agent.deleted === 1) throw new Refusal(41, replyText(context, 'BukanReseller'));
  return agent;
}

async function registeredTo({ db }: EngineContext, inbox: Inbox): Promise<string | undefined> {
  const sender = await db
    .selectFrom('pengirim')
    .select('kode_reseller')
    .where('pengirim', '=', inbox.pengirim)
    .where('tipe_pengirim', '=', inbox.tipe_pengirim)
    .executeTakeFirst();
  return sender?.kode_reseller;
}

function checkSender(context: EngineContext, agent: Row<'reseller'>): void {
  if (agent.suspend === 1) throw new Refusal(63, replyText(context, 'ResellerSuspend'));
  if (agent.aktif !== 1) throw new Refusal(51, replyText(context, 'ResellerTidakAktif'));
}

/** Reads the message by the installation's formats (42) and checks the PIN where the format has one (49). */
function readRequest(context: EngineContext, inbox: Inbox, agent: Row<'reseller'>): MessageRequest {
  const match = matchMessage(context.parameters.formats, inbox.pesan);
  if (!match) throw new Refusal(42, replyText(context, 'FormatSalah'));
  const pin = match.values.pin ?? match.values.pinlama;
  if (pin !== undefined && (agent.pin === null || pin !== agent.pin)) {
    throw new Refusal(49, replyText(context, 'PinSalah'));
  }
  return { inbox, agent, formatName: match.format.name, values: match.values };
}

/**
 * Three wrong PINs in a row by message close the account (`aktif` 0), as Otomax's add-ons do; any message with
 * the right PIN in between starts the count again. Answers the text for the agent when it came to that.
 */
async function countWrongPin(
  context: EngineContext,
  inbox: Inbox,
  agent: Row<'reseller'>,
): Promise<string | undefined> {
  const { db } = context;
  const limit = context.parameters.number('MaksPinSalah', WRONG_PINS);
  if (limit === 0) return undefined;
  const recent = await db
    .selectFrom('inbox')
    .select('status')
    .where('kode', '<', inbox.kode)
    .where('kode', '>', inbox.kode - WRONG_PIN_WINDOW)
    .where('kode_reseller', '=', agent.kode)
    .where('is_jawaban', '=', 0)
    .where('status', '>=', 20)
    .where('status', '<>', 42)
    .orderBy('kode', 'desc')
    .limit(limit)
    .execute();
  const before = recent.slice(0, limit - 1);
  if (before.length < limit - 1 || before.some((message) => message.status !== 49)) return undefined;
  await db.updateTable('reseller').set({ aktif: 0 }).where('kode', '=', agent.kode).execute();
  await db
    .insertInto('sistem_log')
    .values({
      waktu: localNow(context),
      tipe: 2,
      pesan: `${agent.kode} dinonaktifkan. Alasan: PIN salah sebanyak ${limit} kali`,
    })
    .execute();
  return replyText(context, 'PinSalahBlokir', { kali: limit });
}

async function noteActivity(context: EngineContext, agent: Row<'reseller'>): Promise<void> {
  const now = localNow(context);
  const before = toLocalText(new Date(context.now() - ACTIVITY_STEP_MS), context.utcOffsetMinutes);
  if (agent.tgl_aktivitas !== null && agent.tgl_aktivitas > before && agent.tgl_aktivitas <= now) return;
  await context.db
    .updateTable('reseller')
    .set({ tgl_aktivitas: now })
    .where('kode', '=', agent.kode)
    .execute();
}
