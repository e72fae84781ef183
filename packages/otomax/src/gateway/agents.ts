import { createHash, timingSafeEqual } from 'node:crypto';
import { type Place, prepared } from '@hexaflate/sqlite';
import type { Selectable } from 'kysely';
import type { Agent, AgentFilter, Funds, Page, PageRequest, Sender } from '../gateway.ts';
import { fromLocalText } from '../local-time.ts';
import { normalizePhone, phoneSpellings } from '../phone.ts';
import { uplineOf } from '../prices.ts';
import type { ResellerTable } from '../tables.ts';
import type { GatewayContext, Reader } from './context.ts';
import { readCursor, rowsToAsk, toPage } from './cursor.ts';
import { escapeLike } from './text.ts';

type AgentRow = Pick<
  Selectable<ResellerTable>,
  | 'kode'
  | 'nama'
  | 'nama_pemilik'
  | 'alamat'
  | 'saldo'
  | 'saldo_minimal'
  | 'poin'
  | 'kode_level'
  | 'kode_upline'
  | 'markup'
  | 'aktif'
  | 'suspend'
  | 'deleted'
  | 'tgl_daftar'
  | 'tgl_aktivitas'
>;

const agentColumns = [
  'kode',
  'nama',
  'nama_pemilik',
  'alamat',
  'saldo',
  'saldo_minimal',
  'poin',
  'kode_level',
  'kode_upline',
  'markup',
  'aktif',
  'suspend',
  'deleted',
  'tgl_daftar',
  'tgl_aktivitas',
] as const;

/** Whom a phone number belongs to: SMS senders before WhatsApp ones, those that still exist before deleted ones. */
export async function agentByPhone(context: GatewayContext, phone: string): Promise<Agent | undefined> {
  const normal = normalizePhone(phone);
  if (normal === undefined) return undefined;
  const senders = await context.read
    .selectFrom('pengirim as p')
    .innerJoin('reseller as r', 'r.kode', 'p.kode_reseller')
    .select(['r.kode', 'r.deleted', 'p.tipe_pengirim'])
    .where('p.pengirim', 'in', phoneSpellings(normal))
    .where('p.tipe_pengirim', 'in', ['S', 'W'])
    .execute();
  const rank = (row: (typeof senders)[number]) =>
    (row.deleted === 1 ? 2 : 0) + (row.tipe_pengirim.toUpperCase() === 'S' ? 0 : 1);
  const owner = senders.sort((a, b) => rank(a) - rank(b))[0];
  return owner && agent(context, owner.kode);
}

/** Everything is asked at once: on SQL Server each answer that is waited for costs a way there and back. */
export async function agent(context: GatewayContext, agentCode: string): Promise<Agent | undefined> {
  const [row, besides] = await Promise.all([
    context.read.selectFrom('reseller').select(agentColumns).where('kode', '=', agentCode).executeTakeFirst(),
    readBesides(context, [agentCode]),
  ]);
  return row && toAgent(context, row, besides);
}

const fundsRow = prepared((db: Reader, place: Place<{ agentCode: string }>) =>
  db
    .selectFrom('reseller')
    .select(['saldo', 'saldo_minimal', 'aktif', 'suspend', 'deleted'])
    .where('kode', '=', place('agentCode')),
);

export async function funds(context: GatewayContext, agentCode: string): Promise<Funds | undefined> {
  const [row] = await fundsRow(context.read, { agentCode });
  return row && { status: statusOf(row), balance: row.saldo, minimumBalance: row.saldo_minimal };
}

/** By code, ascending. */
export async function agents(
  context: GatewayContext,
  filter: AgentFilter,
  page: PageRequest,
): Promise<Page<Agent>> {
  const after = readCursor('agents', page.cursor);
  let query = context.read.selectFrom('reseller').select(agentColumns).orderBy('kode').limit(rowsToAsk(page));
  if (after !== undefined) query = query.where('kode', '>', after);
  const { search, status } = filter;
  if (search !== undefined && search.trim() !== '') {
    const like = `%${escapeLike(search.trim())}%`;
    const digits = search.replace(/\D/g, '').replace(/^(62|0)/, '');
    query = query.where((where) =>
      where.or([
        where('kode', 'like', like),
        where('nama', 'like', like),
        where('nama_pemilik', 'like', like),
        ...(digits.length < 3
          ? []
          : [
              where.exists(
                where
                  .selectFrom('pengirim as p')
                  .select('p.pengirim')
                  .whereRef('p.kode_reseller', '=', 'reseller.kode')
                  .where('p.pengirim', 'like', `%${digits}%`),
              ),
            ]),
      ]),
    );
  }
  if (status === 'deleted') query = query.where('deleted', '=', 1);
  else if (status !== undefined) {
    query = query.where((where) => where.or([where('deleted', 'is', null), where('deleted', '=', 0)]));
    query =
      status === 'suspended'
        ? query.where('suspend', '=', 1)
        : query
            .where((where) => where.or([where('suspend', 'is', null), where('suspend', '=', 0)]))
            .where('aktif', status === 'active' ? '=' : '<>', 1);
  }
  const rows = await query.execute();
  return toPage('agents', page, rows, (row) => row.kode, await toAgents(context, rows));
}

export async function senders(context: GatewayContext, agentCode: string): Promise<Sender[]> {
  const rows = await context.read
    .selectFrom('pengirim')
    .select(['pengirim', 'tipe_pengirim'])
    .where('kode_reseller', '=', agentCode)
    .orderBy('tipe_pengirim')
    .orderBy('pengirim')
    .execute();
  return rows.map((row) => ({ address: row.pengirim, type: row.tipe_pengirim.toUpperCase() }));
}

const pinRow = prepared((db: Reader, place: Place<{ agentCode: string }>) =>
  db.selectFrom('reseller').select('pin').where('kode', '=', place('agentCode')),
);

/** Compares digests, so that neither length nor content of the right PIN shows in the time it takes. */
export async function verifyPin(context: GatewayContext, agentCode: string, pin: string): Promise<boolean> {
  const [row] = await pinRow(context.read, { agentCode });
  const known = row?.pin != null && row.pin !== '';
  const same = timingSafeEqual(digest(known ? row.pin : 'no PIN'), digest(pin));
  return known && same;
}

function digest(text: string | null | undefined): Buffer {
  return createHash('sha256')
    .update(text ?? '')
    .digest();
}

async function toAgents(context: GatewayContext, rows: readonly AgentRow[]): Promise<Agent[]> {
  if (rows.length === 0) return [];
  const besides = await readBesides(
    context,
    rows.map((row) => row.kode),
  );
  return rows.map((row) => toAgent(context, row, besides));
}

type Besides = Awaited<ReturnType<typeof readBesides>>;

/** What other tables hold of these agents. */
async function readBesides({ read }: GatewayContext, codes: readonly string[]) {
  const [numbers, pending, levels] = await Promise.all([
    read
      .selectFrom('pengirim')
      .select(['kode_reseller', 'pengirim'])
      .where('kode_reseller', 'in', codes)
      .execute(),
    read
      .selectFrom('komisi')
      .select(['kode_reseller', (select) => select.fn.sum<bigint | null>('jumlah').as('jumlah')])
      .where('kode_reseller', 'in', codes)
      .where('tukar', '=', 0)
      .groupBy('kode_reseller')
      .execute(),
    read.selectFrom('level').select(['kode', 'nama']).execute(),
  ]);
  return {
    numbers: Map.groupBy(numbers, (row) => row.kode_reseller.toLowerCase()),
    commission: new Map(pending.map((row) => [row.kode_reseller.toLowerCase(), row.jumlah])),
    levelNames: new Map(levels.map((row) => [row.kode.toLowerCase(), row.nama])),
  };
}

function toAgent(
  { dialect }: GatewayContext,
  row: AgentRow,
  { numbers, commission, levelNames }: Besides,
): Agent {
  const key = row.kode.toLowerCase();
  const at = (text: string | null) => (text === null ? null : fromLocalText(text, dialect.utcOffsetMinutes));
  return {
    code: row.kode,
    name: row.nama,
    ownerName: row.nama_pemilik,
    address: row.alamat,
    phones: phonesOf(numbers.get(key) ?? []),
    balance: row.saldo,
    minimumBalance: row.saldo_minimal,
    points: row.poin ?? 0,
    commission: commission.get(key) ?? 0n,
    level: { code: row.kode_level, name: levelNames.get(row.kode_level.toLowerCase()) ?? row.kode_level },
    uplineCode: uplineOf(row.kode_upline),
    markup: row.markup ?? 0n,
    status: statusOf(row),
    registeredAt: at(row.tgl_daftar),
    lastActiveAt: at(row.tgl_aktivitas),
  };
}

function phonesOf(rows: readonly { pengirim: string }[]): string[] {
  const phones = rows.flatMap((row) => normalizePhone(row.pengirim.split('@')[0] ?? '') ?? []);
  return [...new Set(phones)].sort();
}

function statusOf(row: Pick<AgentRow, 'aktif' | 'suspend' | 'deleted'>): Agent['status'] {
  if (row.deleted === 1) return 'deleted';
  if (row.suspend === 1) return 'suspended';
  return row.aktif === 1 ? 'active' : 'inactive';
}
