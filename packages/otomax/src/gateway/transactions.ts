import type { Selectable } from 'kysely';
import { parseBill } from '../bill.ts';
import type { Page, PageRequest, Transaction, TransactionFilter } from '../gateway.ts';
import { fromLocalText, localMidnight, toLocalText } from '../local-time.ts';
import { pricingOf } from '../open-amount.ts';
import { normalizePhone, phoneSpellings } from '../phone.ts';
import { statusInfo } from '../status.ts';
import type { TransaksiTable } from '../tables.ts';
import { categoryOf } from './catalog.ts';
import type { GatewayContext, Reader } from './context.ts';
import { readNumberCursor, rowsToAsk, toPage } from './cursor.ts';
import { escapeLike } from './text.ts';

/** Most earlier orders that are named. */
const MAX_SIMILAR = 20;

const transactionColumns = [
  't.kode',
  't.kode_reseller',
  't.kode_produk',
  't.tujuan',
  't.harga',
  't.qty',
  't.saldo_awal',
  't.status',
  't.sn',
  't.keterangan',
  't.ref_id',
  't.kode_inbox',
  't.poin',
  't.bill_set',
  't.bill',
  't.tgl_entri',
  't.tgl_status',
  'p.nama as nama_produk',
  'p.rumus_harga',
  'p.qty as batas_qty',
  'p.unit',
  'p.postpaid',
  'p.kode_operator',
  'o.nama as nama_operator',
  'o.catatan',
] as const;

interface TransactionRow
  extends Pick<
    Selectable<TransaksiTable>,
    | 'kode'
    | 'kode_reseller'
    | 'kode_produk'
    | 'tujuan'
    | 'harga'
    | 'qty'
    | 'saldo_awal'
    | 'status'
    | 'sn'
    | 'keterangan'
    | 'ref_id'
    | 'kode_inbox'
    | 'poin'
    | 'bill_set'
    | 'bill'
    | 'tgl_entri'
    | 'tgl_status'
  > {
  nama_produk: string | null;
  rumus_harga: string | null;
  batas_qty: string | null;
  unit: number | null;
  postpaid: number | null;
  kode_operator: string | null;
  nama_operator: string | null;
  catatan: string | null;
}

export async function transactions(
  context: GatewayContext,
  filter: TransactionFilter,
  page: PageRequest,
): Promise<Page<Transaction>> {
  const { dialect } = context;
  const list = `transactions ${filter.agentCode?.toLowerCase() ?? ''}`;
  const before = readNumberCursor(list, page.cursor);
  const local = (at: Date) => toLocalText(at, dialect.utcOffsetMinutes);
  let query = joined(context.read).orderBy('t.kode', 'desc').limit(rowsToAsk(page));
  if (before !== undefined) query = query.where('t.kode', '<', before);
  if (filter.agentCode !== undefined) query = query.where('t.kode_reseller', '=', filter.agentCode);
  if (filter.from !== undefined) query = query.where('t.tgl_entri', '>=', local(filter.from));
  if (filter.to !== undefined) query = query.where('t.tgl_entri', '<', local(filter.to));
  if (filter.includeInquiries !== true) query = withoutInquiries(query);
  if (filter.state === 'pending') {
    query = query.where((where) => where.or([where('t.status', '<', 20), where('t.status', '>=', 200)]));
  } else if (filter.state !== undefined) {
    const [from, to] = filter.state === 'success' ? [20, 40] : [40, 200];
    query = query.where('t.status', '>=', from).where('t.status', '<', to);
  }
  if (filter.category !== undefined) {
    const wanted = await operatorsOf(context.read, filter.category);
    if (wanted.length === 0) return { items: [] };
    query = query.where('p.kode_operator', 'in', wanted);
  }
  const search = escapeLike(filter.search?.trim() ?? '');
  if (search !== '') {
    const phone = normalizePhone(search);
    query = query.where((where) =>
      where.or([
        where('t.tujuan', 'like', `%${search}%`),
        where('t.sn', 'like', `%${search}%`),
        ...(phone === undefined ? [] : [where('t.tujuan', 'in', phoneSpellings(phone))]),
        ...(/^#?\d{1,15}$/.test(search) ? [where('t.kode', '=', Number(search.replace('#', '')))] : []),
      ]),
    );
  }
  const rows = await query.select(transactionColumns).execute();
  return toPage(
    list,
    page,
    rows,
    (row) => row.kode,
    rows.map((row) => toTransaction(context, row)),
  );
}

export async function transaction(context: GatewayContext, code: number): Promise<Transaction | undefined> {
  const row = await joined(context.read)
    .select(transactionColumns)
    .where('t.kode', '=', code)
    .executeTakeFirst();
  return row && toTransaction(context, row);
}

/** The transaction that an inbox row became. */
export async function transactionOfInbox(
  context: GatewayContext,
  inboxCode: number,
): Promise<Transaction | undefined> {
  const row = await joined(context.read)
    .select(transactionColumns)
    .where('t.kode_inbox', '=', inboxCode)
    .orderBy('t.kode', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row && toTransaction(context, row);
}

export async function similarToday(
  context: GatewayContext,
  agentCode: string,
  productCode: string,
  destination: string,
): Promise<Transaction[]> {
  const { dialect } = context;
  const phone = normalizePhone(destination);
  const midnight = localMidnight(context.now(), dialect.utcOffsetMinutes);
  const rows = await withoutInquiries(joined(context.read))
    .select(transactionColumns)
    .where('t.kode_reseller', '=', agentCode)
    .where('t.kode_produk', '=', productCode)
    .where('t.tujuan', 'in', [destination, ...(phone === undefined ? [] : phoneSpellings(phone))])
    .where('t.tgl_entri', '>=', toLocalText(midnight, dialect.utcOffsetMinutes))
    .where((where) => where.or([where('t.status', '<', 40), where('t.status', '>=', 200)]))
    .orderBy('t.kode', 'desc')
    .limit(MAX_SIMILAR)
    .execute();
  return rows.map((row) => toTransaction(context, row));
}

function joined(read: Reader) {
  return read
    .selectFrom('transaksi as t')
    .leftJoin('produk as p', 'p.kode', 't.kode_produk')
    .leftJoin('operator as o', 'o.kode', 'p.kode_operator');
}

type Joined = ReturnType<typeof joined>;

/** A bill inquiry is a row with a stored bill that cost nothing. */
function withoutInquiries(query: Joined): Joined {
  return query.where((where) =>
    where.or([where('t.bill_set', 'is', null), where('t.bill_set', '<>', 1), where('t.harga', '<>', 0n)]),
  );
}

async function operatorsOf(read: Reader, category: string): Promise<string[]> {
  const rows = await read.selectFrom('operator').select(['kode', 'catatan']).execute();
  return rows.filter((row) => categoryOf(row.catatan) === category).map((row) => row.kode);
}

function toTransaction({ dialect }: GatewayContext, row: TransactionRow): Transaction {
  const { name, family } = statusInfo(row.status);
  const local = (text: string) => fromLocalText(text, dialect.utcOffsetMinutes);
  const inquiry = row.bill_set === 1 && (row.harga ?? 0n) === 0n;
  const open = pricingOf({ ...row, qty: row.batas_qty }).kind === 'open';
  return {
    code: row.kode,
    agentCode: row.kode_reseller ?? '',
    productCode: row.kode_produk ?? '',
    productName: row.nama_produk ?? row.kode_produk ?? '',
    operatorCode: row.kode_operator ?? '',
    operatorName: row.nama_operator ?? row.kode_operator ?? '',
    category: categoryOf(row.catatan),
    destination: row.tujuan ?? '',
    price: row.harga ?? 0n,
    quantity: open || (row.qty ?? 1) > 1 ? row.qty : null,
    balanceBefore: row.saldo_awal,
    state: family,
    status: row.status,
    statusName: name,
    serial: blankToNull(row.sn),
    note: blankToNull(row.keterangan),
    ownReference: blankToNull(row.ref_id),
    inboxCode: row.kode_inbox,
    points: row.poin ?? 0,
    inquiry,
    bill: row.bill_set === 1 ? parseBill(row.sn, row.bill) : null,
    enteredAt: local(row.tgl_entri),
    statusAt: row.tgl_status === null ? null : local(row.tgl_status),
  };
}

/** Success may come with no serial or with a filler. */
function blankToNull(text: string | null): string | null {
  const trimmed = text?.trim() ?? '';
  return ['', 'n/a', 'null', '0000'].includes(trimmed.toLowerCase()) ? null : trimmed;
}
