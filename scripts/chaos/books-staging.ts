import { parseSqlServerUrl } from '@hexaflate/otomax';
import { openStaging } from '@hexaflate/otomax/sqlserver';
import { type Books, MESSAGES, type Member, SALES, type SaleRow, WAITING, WRONG_BALANCES } from './books.ts';

/** Those of a staging Otomax on SQL Server. */
export async function stagingBooks(url: string): Promise<Books> {
  const { ask, operator, close } = await openStaging(parseSqlServerUrl(url));
  return {
    members: (count) =>
      ask<Member>(
        `select top (${count}) r.kode as code, min(r.pin) as pin, min(p.pengirim) as phone
         from reseller r join pengirim p on p.kode_reseller = r.kode and p.tipe_pengirim = 'S'
         where r.aktif = 1 and coalesce(r.suspend, 0) = 0 and coalesce(r.deleted, 0) = 0 and r.saldo > 500000
         group by r.kode order by r.kode`,
      ),
    topUp: async (members, rupiah) => {
      for (const member of members) await operator.topUp(member.code, rupiah);
    },
    read: async () => {
      const messages = await ask<{ kode: number; status: number }>(MESSAGES);
      const wrong = await ask<{ wrong: number }>(WRONG_BALANCES);
      return {
        sales: await ask<SaleRow>(SALES),
        messages: new Map(messages.map(({ kode, status }) => [kode, status])),
        wrongBalances: wrong[0]?.wrong ?? -1,
      };
    },
    countWaiting: async () => (await ask<{ waiting: number }>(WAITING))[0]?.waiting ?? -1,
    close,
  };
}
