import { moneyToWire } from '@hexaflate/contract';
import { parseSqlServerUrl } from '@hexaflate/otomax';
import { pino } from 'pino';
import { bearerToken } from '../../apps/server/src/auth/credentials.ts';
import { findAccess } from '../../apps/server/src/auth/find-access.ts';
import { hashToken } from '../../apps/server/src/auth/secrets.ts';
import { readConfig } from '../../apps/server/src/config.ts';
import type { Context } from '../../apps/server/src/context.ts';
import { createContext } from '../../apps/server/src/create-context.ts';
import { brand, loadLayout } from '../../apps/server/src/layout/views.ts';
import { countUnread } from '../../apps/server/src/notify/notify.ts';
import { openOtomax } from '../../apps/server/src/open-otomax.ts';
import { openPool } from '../../packages/otomax/src/sqlserver/gateway.ts';
import type { SqlPool } from '../../packages/otomax/src/sqlserver/pool.ts';

/** Sessions that ask at once; more of them made nothing faster on two cores. */
const SESSIONS = 8;
const LATEST = 5;

/** The agent and his latest transactions: several result sets of one batch, so one trip to the database. */
const HOME_BATCH = `
select r.kode, r.nama, r.nama_pemilik, r.alamat, cast(r.saldo as varchar(30)) as saldo,
  cast(r.saldo_minimal as varchar(30)) as saldo_minimal, r.poin, r.kode_level, l.nama as nama_level, r.kode_upline,
  r.aktif, r.suspend, r.tgl_daftar
from reseller r left join level l on l.kode = r.kode_level where r.kode = @1;
select pengirim from pengirim where kode_reseller = @1;
select cast(coalesce(sum(jumlah), 0) as varchar(30)) as jumlah from komisi where kode_reseller = @1 and tukar = 0;
select top ${LATEST} t.kode, t.kode_produk, p.nama as nama_produk, o.nama as nama_operator, o.catatan, t.tujuan,
  cast(t.harga as varchar(30)) as harga, t.qty, cast(t.saldo_awal as varchar(30)) as saldo_awal, t.status, t.sn,
  t.keterangan, t.ref_id, t.kode_inbox, t.poin, t.tgl_entri, t.tgl_status
from transaksi t left join produk p on p.kode = t.kode_produk left join operator o on o.kode = p.kode_operator
where t.kode_reseller = @1 order by t.kode desc`;

/**
 * Home without the cache at its best: the session from the store, everything of Otomax by one batch, the rest from our
 * own store, at the same time. It leaves out what the real view does with the rows, so it is faster than that could be.
 */
async function serve(): Promise<number | undefined> {
  const config = readConfig(process.env);
  const context = await createContext(config, pino({ level: 'error' }), await openOtomax(config));
  const pool = openPool({ ...parseSqlServerUrl(process.env.OTOMAX_URL ?? ''), poolMax: SESSIONS });
  // Facts of the installation, which do not change from one home to the next.
  const shown = await brand(context);
  const server = Bun.serve({
    hostname: '127.0.0.1',
    port: 0,
    // As the product's own: a database that has just been filled may take its time.
    idleTimeout: 60,
    async fetch(request) {
      const session = await findAccess(context, hashToken(bearerToken(request) ?? ''));
      return Response.json(await readHome(context, pool, shown, session.agent_code));
    },
  });
  return server.port;
}

async function readHome(context: Context, pool: SqlPool, shown: object, agentCode: string): Promise<object> {
  const [rows, { layout }, unread] = await Promise.all([
    askOnce(pool, agentCode),
    loadLayout(context),
    countUnread(context, agentCode),
  ]);
  const [me, ...others] = rows;
  return {
    brand: shown,
    me: readable(me),
    layout,
    orders: { items: others.filter((row) => 'tujuan' in row).map(readable) },
    unread,
  };
}

async function askOnce(pool: SqlPool, agentCode: string): Promise<Record<string, unknown>[]> {
  const session = await pool.acquire();
  try {
    return (await session.run<Record<string, unknown>>(HOME_BATCH, [agentCode])).rows;
  } finally {
    pool.release(session);
  }
}

function readable(row: Record<string, unknown> = {}): object {
  return Object.fromEntries(
    Object.entries(row).map(([name, value]) => [
      name,
      typeof value === 'bigint' ? moneyToWire(value) : value,
    ]),
  );
}

const serving = serve();
process.on('message', async () => {
  process.send?.(await serving.then((port) => ({ port })).catch((error) => ({ error: String(error) })));
});
