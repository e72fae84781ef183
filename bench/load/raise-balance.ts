import { Database } from 'bun:sqlite';
import { parseSqlServerUrl } from '@hexaflate/otomax';
import { openPool } from '../../packages/otomax/src/sqlserver/gateway.ts';

/** Another program's hand on the balances in Otomax's tables. */
export interface Balances {
  /** One rupiah more, in a commit of its own. Answers the new balance in rupiah, once it is committed. */
  raise(code: string): Promise<number>;
  close(): Promise<void>;
}

/** Those of the sandbox's database file, or of a database at an address on SQL Server's protocol. */
export function openBalances(otomax: string): Balances {
  return otomax.startsWith('mssql://') ? sqlServerBalances(otomax) : sandboxBalances(otomax);
}

const SCALE = 10_000n;

function sandboxBalances(path: string): Balances {
  const database = new Database(path, { safeIntegers: true });
  database.run('pragma busy_timeout = 10000');
  // As with any other program's database, only that a commit is visible matters here.
  database.run('pragma synchronous = off');
  return {
    async raise(code) {
      const row = database
        .query<{ saldo: bigint }, [bigint, string]>(
          'update reseller set saldo = saldo + ? where kode = ? returning saldo',
        )
        .get(SCALE, code);
      if (!row) throw new Error(`There is no agent ${code}`);
      return Number(row.saldo / SCALE);
    },
    close: async () => database.close(),
  };
}

/** Nobody else changes these balances meanwhile, so each is read once and counted along. */
function sqlServerBalances(url: string): Balances {
  const pool = openPool(parseSqlServerUrl(url));
  const known = new Map<string, number>();
  return {
    async raise(code) {
      const session = await pool.acquire();
      try {
        const before = known.get(code) ?? (await readBalance(session, code));
        known.set(code, before + 1);
        await session.run('update reseller set saldo = saldo + 1 where kode = @1', [code]);
        return before + 1;
      } finally {
        pool.release(session);
      }
    },
    close: () => pool.close(),
  };
}

type Session = Awaited<ReturnType<ReturnType<typeof openPool>['acquire']>>;

async function readBalance(session: Session, code: string): Promise<number> {
  const { rows } = await session.run<{ rupiah: string }>(
    'select cast(floor(saldo) as varchar(20)) as rupiah from reseller where kode = @1',
    [code],
  );
  const [row] = rows;
  if (!row) throw new Error(`There is no agent ${code}`);
  return Math.floor(Number(row.rupiah));
}
