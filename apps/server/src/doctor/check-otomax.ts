import type { Config } from '../config.ts';
import { clockFinding } from './clock.ts';
import { type Finding, findingsOf, reasonOf } from './finding.ts';

const { fine, warning, failure } = findingsOf('otomax');

/** Whether Otomax's database answers, what `hexaflate otomax check` says in short, and its clock. */
export async function checkOtomax({ otomax }: Config): Promise<Finding[]> {
  // The sandbox stands in a file of the data folder, which was looked at already.
  if (!otomax) return [];
  try {
    const { diagnoseOtomax } = await import('@hexaflate/otomax/sqlserver');
    const { findings, clockAheadMs, roundTripMs } = await diagnoseOtomax(otomax);
    const count = (level: string) => findings.filter((found) => found.level === level).length;
    const words = {
      id: `Otomax menjawab dalam ${roundTripMs} ms; pemeriksaan: ${count('failure')} gagal, ${count('warning')} catatan`,
      en: `Otomax answers in ${roundTripMs} ms; its check: ${count('failure')} failures, ${count('warning')} notes`,
    };
    const remedy = {
      id: 'Jalankan "hexaflate otomax check" untuk melihat semuanya',
      en: 'Run "hexaflate otomax check" to see all of it',
    };
    const summary =
      count('failure') > 0
        ? failure(words, remedy)
        : count('warning') > 0
          ? warning(words, remedy)
          : fine(words);
    return [summary, clockFinding('SQL Server', clockAheadMs, true)];
  } catch (error) {
    return [
      failure(
        {
          id: `Otomax tidak terjangkau: ${reasonOf(error)}`,
          en: `Otomax cannot be reached: ${reasonOf(error)}`,
        },
        {
          id: 'Periksa OTOMAX_URL, TCP/IP pada SQL Server Configuration Manager, dan firewall (docs/guides/sql-server.md)',
          en: 'Look at OTOMAX_URL, TCP/IP in SQL Server Configuration Manager, and the firewall (docs/guides/sql-server.md)',
        },
      ),
    ];
  }
}
