import { Database } from 'bun:sqlite';
import { openOperator } from '@hexaflate/otomax/sandbox';

/** A member who could sell. */
export interface Member {
  code: string;
  pin: string;
  phone: string;
}

/** One sale as Otomax has it. */
export interface SaleRow {
  agent: string;
  destination: string;
  inbox: number | null;
  status: number;
}

/** What stands in Otomax's own tables at one moment. */
export interface BooksPage {
  sales: readonly SaleRow[];
  /** Status of each message of an agent, by its number. */
  messages: ReadonlyMap<number, number>;
  /** Agents whose balance is not the sum of their ledger. */
  wrongBalances: number;
}

/** Otomax's books, read in plain SQL, and an operator's hand on them. */
export interface Books {
  /** Active members with a registered number and enough money. */
  members(count: number): Promise<Member[]>;
  /** Gives each member enough for the whole run, as an operator would: money is not what this run is about. */
  topUp(members: readonly Member[], rupiah: number): Promise<void>;
  read(): Promise<BooksPage>;
  /** Messages and sales that the engine has not taken up yet. */
  countWaiting(): Promise<number>;
  close(): Promise<void>;
}

/** Those of the embedded sandbox. */
export function sqliteBooks(path: string): Books {
  const rows = <Row>(sql: string, ...values: number[]): Row[] => {
    const database = new Database(path, { readonly: true });
    try {
      return database.query<Row, number[]>(sql).all(...values);
    } finally {
      database.close();
    }
  };
  return {
    members: async (count) =>
      rows<Member>(
        `select r.kode as code, r.pin as pin, p.pengirim as phone
         from reseller r join pengirim p on p.kode_reseller = r.kode and p.tipe_pengirim = 'S'
         where r.aktif = 1 and coalesce(r.suspend, 0) = 0 and coalesce(r.deleted, 0) = 0 and r.saldo > 5000000000
         group by r.kode order by r.kode limit ?`,
        count,
      ),
    topUp: async (members, rupiah) => {
      const operator = await openOperator(path);
      for (const member of members) await operator.topUp(member.code, rupiah);
      await operator.close();
    },
    read: async () => ({
      sales: rows<SaleRow>(SALES),
      messages: new Map(
        rows<{ kode: number; status: number }>(MESSAGES).map(({ kode, status }) => [kode, status]),
      ),
      wrongBalances: rows<{ wrong: number }>(WRONG_BALANCES)[0]?.wrong ?? -1,
    }),
    countWaiting: async () => rows<{ waiting: number }>(WAITING)[0]?.waiting ?? -1,
    close: async () => undefined,
  };
}

/** These hold in both dialects. */
export const SALES =
  'select kode_reseller as agent, tujuan as destination, kode_inbox as inbox, status from transaksi where kode_inbox is not null';
export const MESSAGES = 'select kode, status from inbox where is_jawaban = 0';
export const WRONG_BALANCES = `select count(*) as wrong from reseller r
  where r.saldo <> coalesce((select sum(m.jumlah) from mutasi m where m.kode_reseller = r.kode), 0)`;
export const WAITING = `select (select count(*) from inbox where status = 0 and is_jawaban = 0)
  + (select count(*) from transaksi where status = 1) as waiting`;
