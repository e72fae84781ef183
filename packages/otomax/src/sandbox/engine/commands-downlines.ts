import { rupiah } from '@hexaflate/contract/money';
import { normalizePhone, phoneSpellings, senderAddress } from '../../phone.ts';
import { readAmount } from './amounts.ts';
import { type EngineContext, localNow, type Row } from './context.ts';
import { amountText, replyText, send } from './replies.ts';
import { type Answer, type MessageRequest, Refusal } from './request.ts';

/** Highest markup in rupiah that a message may set. */
const HIGHEST_MARKUP = rupiah(100_000);
const NAME_LENGTH = 50;

/**
 * `DaftarDL*`: registers a downline under the sender, one level below him unless the format names a level, with a code
 * as others of that level have, a PIN of its own and its number as sender. The new agent is told his PIN.
 */
export async function registerDownline(
  context: EngineContext,
  { agent, values }: MessageRequest,
): Promise<Answer> {
  const { db } = context;
  const refuse = (status: number, reason: string) =>
    new Refusal(status, replyText(context, 'DaftarDLGagal', { keterangan: reason }));
  const phone = normalizePhone(values.nomorhp ?? '');
  if (phone === undefined) throw refuse(48, 'Nomor HP salah');
  const name = (values.nama ?? '').trim();
  if (name === '' || name.length > NAME_LENGTH) throw refuse(48, 'Nama salah');
  if (await isRegistered(context, phone)) throw refuse(48, 'Nomor HP sudah terdaftar');
  const level =
    values.kodelevel === undefined
      ? await levelFor(context, agent)
      : await levelBelow(context, agent, values.kodelevel);
  if (level === undefined) throw refuse(48, 'Level salah');
  const markup =
    values.markup === undefined
      ? (level.default_markup ?? 0n)
      : readMarkup(context, values.markup, 'DaftarDLGagal');
  const code = await nextAgentCode(context, agent.kode, level.kode);
  const pin = randomPin(context.parameters.number('PanjangPin', 6));
  const now = localNow(context);
  await db
    .insertInto('reseller')
    .values({
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
    })
    .execute();
  for (const type of ['S', 'W'] as const) {
    const sender = { pengirim: senderAddress(phone, type), tipe_pengirim: type, kode_reseller: code };
    await db
      .insertInto('pengirim')
      .values({ ...sender, kirim_info: 1, tgl_data: now })
      .execute();
  }
  const shown = { nama: name, kodereseller: code, pin, nomorhp: phone };
  await send(context, {
    to: { address: senderAddress(phone, 'S'), type: 'S', terminal: null },
    text: replyText(context, 'DaftarDLBaru', shown),
    agentCode: code,
  });
  return { status: 21, text: replyText(context, 'DaftarDL', shown) };
}

async function isRegistered({ db }: EngineContext, phone: string): Promise<boolean> {
  const sender = await db
    .selectFrom('pengirim as p')
    .innerJoin('reseller as r', 'r.kode', 'p.kode_reseller')
    .select('r.kode')
    .where('p.pengirim', 'in', phoneSpellings(phone))
    .limit(1)
    .executeTakeFirst();
  return sender !== undefined;
}

/** The level right below the sender's own, or his own where it is the lowest. */
async function levelFor(context: EngineContext, agent: Row<'reseller'>): Promise<Row<'level'> | undefined> {
  const below = await context.db
    .selectFrom('level')
    .selectAll()
    .where('kode_upline', '=', agent.kode_level)
    .orderBy('kode')
    .limit(1)
    .executeTakeFirst();
  return below ?? (await levelOf(context, agent.kode_level));
}

async function levelBelow(
  context: EngineContext,
  agent: Row<'reseller'>,
  code: string,
): Promise<Row<'level'> | undefined> {
  const wanted = await levelOf(context, code);
  let next = wanted;
  for (let depth = 0; next && depth < 32; depth += 1) {
    if (next.kode.toLowerCase() === agent.kode_level.toLowerCase()) return wanted;
    next = next.kode_upline === null ? undefined : await levelOf(context, next.kode_upline);
  }
  return undefined;
}

async function levelOf({ db }: EngineContext, code: string): Promise<Row<'level'> | undefined> {
  return await db.selectFrom('level').selectAll().where('kode', '=', code).executeTakeFirst();
}

/** The next free code with the letters that this level's agents have: after RT0012 comes RT0013. */
async function nextAgentCode(context: EngineContext, uplineCode: string, levelCode: string): Promise<string> {
  const { db } = context;
  const lettersOf = (code: string) => /^([A-Za-z]+)\d+$/.exec(code)?.[1]?.toUpperCase();
  const peers = await db
    .selectFrom('reseller')
    .select('kode')
    .where('kode_level', '=', levelCode)
    .orderBy('kode')
    .execute();
  const letters =
    peers.map(({ kode }) => lettersOf(kode)).find((found) => found) ?? lettersOf(uplineCode) ?? 'AG';
  const alike = await db.selectFrom('reseller').select('kode').where('kode', 'like', `${letters}%`).execute();
  const taken = alike.map(({ kode }) => Number(/^[A-Za-z]+(\d+)$/.exec(kode)?.[1] ?? 0));
  return `${letters}${String(Math.max(0, ...taken) + 1).padStart(4, '0')}`;
}

function randomPin(length: number): string {
  return Array.from(crypto.getRandomValues(new Uint32Array(length)), (value) => value % 10).join('');
}

/** `ListDL`: the sender's direct downlines with their balances. */
export async function listDownlines(context: EngineContext, { agent }: MessageRequest): Promise<Answer> {
  const rows = await downlinesOf(context, agent).orderBy('kode').execute();
  const list = rows.map((row) => `${row.kode} ${row.nama} ${amountText(row.saldo)}`).join('; ') || '-';
  return { status: 21, text: replyText(context, 'ListDL', { kodereseller: agent.kode, daftar: list }) };
}

/** `UbahMarkup`: what the sender earns on everything that one direct downline buys. */
export async function changeMarkup(
  context: EngineContext,
  { agent, values }: MessageRequest,
): Promise<Answer> {
  await mayChangeMarkup(context, agent);
  const downline = await directDownline(context, agent, values.kodereseller ?? '');
  const markup = readMarkup(context, values.markup, 'UbahMarkupGagal');
  await context.db.updateTable('reseller').set({ markup }).where('kode', '=', downline).execute();
  const shown = { kodereseller: downline, markup: amountText(markup) };
  return { status: 21, text: replyText(context, 'UbahMarkup', shown) };
}

/**
 * `UbahMarkupProduk` names one direct downline; `UbahMarkupProduk2` has no downline in it and stands for all of
 * them, as `<upline>.*` in `markup_produk`.
 */
export async function changeProductMarkup(
  context: EngineContext,
  { agent, values }: MessageRequest,
): Promise<Answer> {
  await mayChangeMarkup(context, agent);
  const { kodereseller } = values;
  const owner =
    kodereseller === undefined ? `${agent.kode}.*` : await directDownline(context, agent, kodereseller);
  const product = await context.db
    .selectFrom('produk')
    .select('kode')
    .where('kode', '=', values.kodeproduk ?? '')
    .executeTakeFirst();
  if (!product)
    throw new Refusal(44, replyText(context, 'ProdukSalah', { kodeproduk: values.kodeproduk ?? '' }));
  const markup = readMarkup(context, values.markup, 'UbahMarkupGagal');
  await writeProductMarkup(context, owner, product.kode, markup);
  const shown = { kodeproduk: product.kode, kodereseller: owner, markup: amountText(markup) };
  return { status: 21, text: replyText(context, 'UbahMarkupProduk', shown) };
}

async function writeProductMarkup(
  context: EngineContext,
  owner: string,
  productCode: string,
  markup: bigint,
): Promise<void> {
  const row = { markup, tgl_data: localNow(context) };
  const { numUpdatedRows } = await context.db
    .updateTable('markup_produk')
    .set(row)
    .where('kode_reseller', '=', owner)
    .where('kode_produk', '=', productCode)
    .executeTakeFirst();
  if (numUpdatedRows > 0n) return;
  await context.db
    .insertInto('markup_produk')
    .values({ kode_reseller: owner, kode_produk: productCode, ...row })
    .execute();
}

async function mayChangeMarkup(context: EngineContext, agent: Row<'reseller'>): Promise<void> {
  const level = await levelOf(context, agent.kode_level);
  if (level?.no_ubah_markup === 1) {
    throw new Refusal(
      68,
      replyText(context, 'UbahMarkupGagal', { keterangan: 'Level Anda tidak dapat mengubah markup' }),
    );
  }
}

/** Direct ones, without those that were deleted. */
function downlinesOf({ db }: EngineContext, agent: Row<'reseller'>) {
  return db
    .selectFrom('reseller')
    .select(['kode', 'nama', 'saldo'])
    .where('kode_upline', '=', agent.kode)
    .where((row) => row(row.fn.coalesce('deleted', row.lit(0)), '=', 0));
}

async function directDownline(context: EngineContext, agent: Row<'reseller'>, code: string): Promise<string> {
  const downline = await downlinesOf(context, agent).where('kode', '=', code).executeTakeFirst();
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
