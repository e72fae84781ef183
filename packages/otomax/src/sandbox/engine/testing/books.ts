import type { Row } from '../context.ts';

/** Whether every balance is the sum of its ledger and every ledger row, by number, continues the one before it. */
export function bookFaults(
  agents: readonly Pick<Row<'reseller'>, 'kode' | 'saldo'>[],
  ledger: readonly Pick<Row<'mutasi'>, 'kode' | 'kode_reseller' | 'jumlah' | 'saldo_akhir'>[],
): string[] {
  const faults: string[] = [];
  const byAgent = Map.groupBy(ledger, (row) => row.kode_reseller.toLowerCase());
  for (const agent of agents) {
    let running = 0n;
    for (const row of byAgent.get(agent.kode.toLowerCase()) ?? []) {
      running += row.jumlah;
      if (row.saldo_akhir !== running)
        faults.push(`${agent.kode} #${row.kode} says ${row.saldo_akhir}, is ${running}`);
    }
    if (running !== agent.saldo) faults.push(`${agent.kode} has ${agent.saldo}, its ledger ${running}`);
  }
  return faults;
}
