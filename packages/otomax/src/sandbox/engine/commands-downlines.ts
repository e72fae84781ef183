import { rupiah } from '@hexaflate/contract/money';
import { normalizePhone, phoneSpellings, senderAddress } from '../../phone.ts';
import { readAmount } from './amounts.ts';
import { insertRow, type Row } from './connection.ts';
import { type EngineContext, localNow } from './context.ts';
import { amountText, replyText, send } from './replies.ts';
import { type Answer, type MessageRequest, Refusal } from './request.ts';
import { numberSetting } from './settings.ts';

/** Highest markup in rupiah that a message may set. */
const HIGHEST_MARKUP = rupiah(100_000);
const NAME_LENGTH = 50;

/**
 * `DaftarDL*`: registers a downline under the sender, one level below him unless the format names a level, with a code
 * as others of that level have, a PIN of its own and its number as sender. The new agent is told his PIN.
 */
export function registerDownline(context: EngineContext, { agent, values }: MessageRequest): Answer {
  const { db } = context;
  const refuse = (status: number, reason: string) =>
    new Refusal(status, replyText(context, 'DaftarDLGagal', { keterangan: reason }));
  const phone = normalizePhone(values.nomorhp ?? '');
  if (phone === undefined) throw refuse(48, 'Nomor HP salah');
  const name = (values.nama ?? '').trim();
  if (name === '' || name.length > NAME_LENGTH) throw refuse(48, 'Nama salah');
  if (isRegistered(context, phone)) throw refuse(48, 'Nomor HP sudah terdaftar');
  const level =
    values.kodelevel === undefined ? levelFor(context, agent) : levelBelow(context, agent, values.kodelevel);
  if (level === undefined) throw refuse(48, 'Level salah');
  const markup =
    values.markup === undefined
      ? (level.default_markup ?? 0n)
      : readMarkup(context, values.markup, 'DaftarDLGagal');
  const code = nextAgentCode(context, agent.kode, level.kode);
  const pin = randomPin(numberSetting(db, 'PanjangPin', 6));
  const now = localNow(context);
  insertRow(db, 'reseller', {
    kode: code,
    nama: name,
    saldo: 0n,
    alamat: (values.alamat ?? '').trim(),
    pin,
    aktif: 1,
    kode_upline: agent.kode,
    kode_level: level.kode,
    tgl_daftar: now,
    nama_pemilik: name,
    markup,
    poin: 0,
    tgl_data: now,
    suspend: 0,
    deleted: 0,
  });
  for (const type of ['S', 'W'] as const) {
    const sender = { pengirim: senderAddress(phone, type), tipe_pengirim: type, kode_reseller: code };
    insertRow(db, 'pengirim', { ...sender, kirim_info: 1, tgl_data: now });
  }
  const shown = { nama: name, kodereseller: code, pin, nomorhp: phone };
  send(context, {
    to: { address: senderAddress(phone, 'S'), type: 'S', terminal: null },
    text: replyText(context, 'DaftarDLBaru', shown),
    agentCode: code,
  });
  return { status: 21, text: replyText(context, 'DaftarDL', shown) };
}

function isRegistered(context: EngineContext, phone: string): boolean {
  return phoneSpellings(phone).some(
    (spelling) =>
      context.db.get(
        `select 1 from pengirim p join reseller r on r.kode = p.kode_reseller
          where p.pengirim = ?`,
        spelling,
      ) !== undefined,
  );
}

/** The level right below the sender's own, or his own where it is the lowest. */
function levelFor(context: EngineContext, agent: Row<'reseller'>): Row<'level'> | undefined {
  return (
    context.db.get<Row<'level'>>(
      'select * from level where kode_upline = ? order by kode limit 1',
      agent.kode_level,
    ) ?? context.db.get<Row<'level'>>('select * from level where kode = ?', agent.kode_level)
  );
}

function levelBelow(context: EngineContext, agent: Row<'reseller'>, code: string): Row<'level'> | undefined {
  const { db } = context;
  const wanted = db.get<Row<'level'>>('select * from level where kode = ?', code);
  let next = wanted;
  for (let depth = 0; next && depth < 32; depth += 1) {
    if (next.kode.toLowerCase() === agent.kode_level.toLowerCase()) return wanted;
    next = db.get<Row<'level'>>('select * from level where kode = ?', next.kode_upline);
  }
  return undefined;
}

/** The next free code with the letters that this level's agents have: after RT0012 comes RT0013. */
function nextAgentCode(context: EngineContext, uplineCode: string, levelCode: string): string {
  const { db } = context;
  const lettersOf = (code: string) => /^([A-Za-z]+)\d+$/.exec(code)?.[1]?.toUpperCase();
  const peers = db.all<{ kode: string }>(
    'select kode from reseller where kode_level = ? order by kode',
    levelCode,
  );
  const letters =
    peers.map(({ kode }) => lettersOf(kode)).find((found) => found) ?? lettersOf(uplineCode) ?? 'AG';
  const taken = db
    .all<{ kode: string }>('select kode from reseller where kode like ?', `${letters}%`)
    .map(({ kode }) => Number(/^[A-Za-z]+(\d+)$/.exec(kode)?.[1] ?? 0));
  return `${letters}${String(Math.max(0, ...taken) + 1).padStart(4, '0')}`;
}

function randomPin(length: number): string {
  return Array.from(crypto.getRandomValues(new Uint32Array(length)), (value) => value % 10).join('');
}

/** `ListDL`: the sender's direct downlines with their balances. */
export function listDownlines(context: EngineContext, { agent }: MessageRequest): Answer {
  const rows = context.db.all<Pick<Row<'reseller'>, 'kode' | 'nama' | 'saldo'>>(
    'select kode, nama, saldo from reseller where kode_upline = ? and coalesce(deleted, 0) = 0 order by kode',
    agent.kode,
  );
  const list = rows.map((row) => `${row.kode} ${row.nama} ${amountText(row.saldo)}`).join('; ') || '-';
  return { status: 21, text: replyText(context, 'ListDL', { kodereseller: agent.kode, daftar: list }) };
}

/** `UbahMarkup`: what the sender earns on everything that one direct downline buys. */
export function changeMarkup(context: EngineContext, { agent, values }: MessageRequest): Answer {
  mayChangeMarkup(context, agent);
  const downline = directDownline(context, agent, values.kodereseller ?? '');
  const markup = readMarkup(context, values.markup, 'UbahMarkupGagal');
  context.db.run('update reseller set markup = ? where kode = ?', markup, downline);
  const shown = { kodereseller: downline, markup: amountText(markup) };
  return { status: 21, text: replyText(context, 'UbahMarkup', shown) };
}

/**
 * `UbahMarkupProduk` names one direct downline; `UbahMarkupProduk2` has no downline in it and stands for all of
 * them, as `<upline>.*` in `markup_produk`.
 */
export function changeProductMarkup(context: EngineContext, { agent, values }: MessageRequest): Answer {
  mayChangeMarkup(context, agent);
  const { kodereseller } = values;
  const owner = kodereseller === undefined ? `${agent.kode}.*` : directDownline(context, agent, kodereseller);
  const product = context.db.get<{ kode: string }>(
    'select kode from produk where kode = ?',
    values.kodeproduk ?? '',
  );
  if (!product)
    throw new Refusal(44, replyText(context, 'ProdukSalah', { kodeproduk: values.kodeproduk ?? '' }));
  const markup = readMarkup(context, values.markup, 'UbahMarkupGagal');
  context.db.run(
    `insert into markup_produk (kode_reseller, kode_produk, markup, tgl_data) values (?, ?, ?, ?)
      on conflict (kode_reseller, kode_produk) do update set markup = excluded.markup, tgl_data = excluded.tgl_data`,
    owner,
    product.kode,
    markup,
    localNow(context),
  );
  const shown = { kodeproduk: product.kode, kodereseller: owner, markup: amountText(markup) };
  return { status: 21, text: replyText(context, 'UbahMarkupProduk', shown) };
}

function mayChangeMarkup(context: EngineContext, agent: Row<'reseller'>): void {
  const level = context.db.get<Row<'level'>>('select * from level where kode = ?', agent.kode_level);
  if (level?.no_ubah_markup === 1) {
    throw new Refusal(
      68,
      replyText(context, 'UbahMarkupGagal', { keterangan: 'Level Anda tidak dapat mengubah markup' }),
    );
  }
}

function directDownline(context: EngineContext, agent: Row<'reseller'>, code: string): string {
  const downline = context.db.get<{ kode: string }>(
    'select kode from reseller where kode = ? and kode_upline = ? and coalesce(deleted, 0) = 0',
    code,
    agent.kode,
  );
  if (!downline)
    throw new Refusal(68, replyText(context, 'UbahMarkupGagal', { keterangan: 'Bukan downline Anda' }));
  return downline.kode;
}

function readMarkup(
  context: EngineContext,
  text: string | undefined,
  refusal: 'DaftarDLGagal' | 'UbahMarkupGagal',
): bigint {
  const markup = readAmount(context, text, refusal);
  if (markup > HIGHEST_MARKUP)
    throw new Refusal(61, replyText(context, refusal, { keterangan: 'Markup terlalu besar' }));
  return markup;
}
