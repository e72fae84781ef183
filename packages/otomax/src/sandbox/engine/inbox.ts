import { type Format, type FormatRow, matchMessage, readFormats } from '../../formats.ts';
import { answerCommand } from './commands.ts';
import { insertRow, type Row } from './connection.ts';
import { type EngineContext, localNow } from './context.ts';
import { replyText, send } from './replies.ts';
import { type Answer, type MessageRequest, Refusal } from './request.ts';
import { numberSetting } from './settings.ts';

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
export function takeMessage(
  context: EngineContext,
  formats: FormatBook,
  mayRetry: (error: unknown) => boolean,
): number | undefined {
  const { db } = context;
  const code = db.get<{ kode: number }>(
    'select kode from inbox where status < 20 and status = 0 and is_jawaban = 0 order by kode limit 1',
  )?.kode;
  if (code === undefined) return undefined;
  try {
    db.transaction(() => {
      const inbox = db.get<Inbox>('select * from inbox where kode = ? and status = 0', code);
      if (inbox) handle(context, formats, inbox);
    });
  } catch (error) {
    if (mayRetry(error)) throw error;
    context.log.error(
      { inboxCode: code, error: error instanceof Error ? error.message : 'unknown' },
      'message failed',
    );
    db.run(
      'update inbox set status = 40, tgl_status = ? where kode = ? and status = 0',
      localNow(context),
      code,
    );
  }
  return code;
}

function handle(context: EngineContext, formats: FormatBook, inbox: Inbox): void {
  let agent: Row<'reseller'> | undefined;
  let answer: Answer;
  try {
    agent = findSender(context, inbox);
    checkSender(context, agent);
    const request = readRequest(context, formats.current(context), inbox, agent);
    answer = answerCommand(context, request);
    noteActivity(context, agent);
  } catch (refusal) {
    if (!(refusal instanceof Refusal)) throw refusal;
    answer = { status: refusal.status, text: refusal.message };
    if (agent && refusal.status === 49) answer.text = countWrongPin(context, inbox, agent) ?? answer.text;
  }
  context.db.run(
    'update inbox set status = ?, tgl_status = ?, kode_reseller = coalesce(kode_reseller, ?), kode_transaksi = ? where kode = ?',
    answer.status,
    localNow(context),
    agent?.kode ?? null,
    answer.transactionCode ?? null,
    inbox.kode,
  );
  send(context, {
    to: { address: inbox.pengirim, type: inbox.tipe_pengirim, terminal: inbox.kode_terminal },
    text: answer.text,
    agentCode: agent?.kode ?? null,
    inboxCode: inbox.kode,
    transactionCode: answer.transactionCode ?? null,
  });
}

/** A code that an add-on filled in is believed; otherwise the sender must be registered. Refuses with 41. */
function findSender(context: EngineContext, inbox: Inbox): Row<'reseller'> {
  const code =
    inbox.kode_reseller ??
    context.db.get<{ kode_reseller: string }>(
      'select kode_reseller from pengirim where pengirim = ? and tipe_pengirim = ?',
      inbox.pengirim,
      inbox.tipe_pengirim,
    )?.kode_reseller;
  const agent =
    code === undefined
      ? undefined
      : context.db.get<Row<'reseller'>>('select * from reseller where kode = ?', code);
  if (!agent || agent.deleted === 1) throw new Refusal(41, replyText(context, 'BukanReseller'));
  return agent;
}

function checkSender(context: EngineContext, agent: Row<'reseller'>): void {
  if (agent.suspend === 1) throw new Refusal(63, replyText(context, 'ResellerSuspend'));
  if (agent.aktif !== 1) throw new Refusal(51, replyText(context, 'ResellerTidakAktif'));
}

/** Reads the message by the installation's formats (42) and checks the PIN where the format has one (49). */
function readRequest(
  context: EngineContext,
  formats: readonly Format[],
  inbox: Inbox,
  agent: Row<'reseller'>,
): MessageRequest {
  const match = matchMessage(formats, inbox.pesan);
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
function countWrongPin(context: EngineContext, inbox: Inbox, agent: Row<'reseller'>): string | undefined {
  const { db } = context;
  const limit = numberSetting(db, 'MaksPinSalah', WRONG_PINS);
  const recent = db.all<{ status: number }>(
    `select status from inbox where kode < ? and kode > ? and kode_reseller = ? and is_jawaban = 0
      and status >= 20 and status <> 42 order by kode desc limit ?`,
    inbox.kode,
    inbox.kode - WRONG_PIN_WINDOW,
    agent.kode,
    Math.max(0, limit - 1),
  );
  if (limit === 0 || recent.length < limit - 1 || recent.some((message) => message.status !== 49))
    return undefined;
  db.run('update reseller set aktif = 0 where kode = ?', agent.kode);
  insertRow(db, 'sistem_log', {
    waktu: localNow(context),
    tipe: 2,
    pesan: `${agent.kode} dinonaktifkan. Alasan: PIN salah sebanyak ${limit} kali`,
  });
  return replyText(context, 'PinSalahBlokir', { kali: limit });
}

function noteActivity(context: EngineContext, agent: Row<'reseller'>): void {
  const now = localNow({ now: context.now });
  const before = localNow({ now: () => context.now() - ACTIVITY_STEP_MS });
  if (agent.tgl_aktivitas !== null && agent.tgl_aktivitas > before && agent.tgl_aktivitas <= now) return;
  context.db.run('update reseller set tgl_aktivitas = ? where kode = ?', now, agent.kode);
}

/** The installation's formats as they stand now. */
export interface FormatBook {
  current(context: EngineContext): readonly Format[];
}

/** Reads the formats anew for every message, since operators edit them, but compiles them only when they changed. */
export function createFormatBook(): FormatBook {
  let known = '';
  let formats: readonly Format[] = [];
  return {
    current: ({ db }) => {
      const rows = db.all<FormatRow>(
        "select nama, nilai, tgl_data from parameter where grup = 'Format' order by nama",
      );
      const text = JSON.stringify(rows);
      if (text !== known) {
        formats = readFormats(rows);
        known = text;
      }
      return formats;
    },
  };
}
