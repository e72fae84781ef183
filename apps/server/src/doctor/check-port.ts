import { createServer } from 'node:net';
import type { Config } from '../config.ts';
import { type Finding, findingsOf } from './finding.ts';
import { askOwnHealth } from './health.ts';

const { fine, failure, warning } = findingsOf('port');

/** Whether our port is free, or ours already. */
export async function checkPort(config: Config): Promise<Finding[]> {
  const { port, host } = config;
  // Our own server is asked first: a port that several share can be opened once more.
  const health = await askOwnHealth(config);
  if (health === 'ready')
    return [fine({ id: `Hexaflate berjalan di port ${port}`, en: `Hexaflate runs on port ${port}` })];
  if (health === 'degraded')
    return [
      warning(
        {
          id: `Hexaflate berjalan di port ${port}, tetapi belum bisa berjualan`,
          en: `Hexaflate runs on port ${port}, but cannot sell now`,
        },
        { id: 'Lihat baris FAIL yang lain', en: 'See the other lines that say FAIL' },
      ),
    ];
  const problem = await tryToListen(port, host);
  if (problem === undefined)
    return [
      fine({
        id: `Port ${port} bebas; server belum berjalan`,
        en: `Port ${port} is free; the server is not running`,
      }),
    ];
  if (problem === 'EACCES')
    return [
      failure(
        {
          id: `Port ${port} butuh hak lebih tinggi`,
          en: `Port ${port} needs more rights than this user has`,
        },
        {
          id: 'Pakai PORT di atas 1023, atau jalankan sebagai layanan (hexaflate service install)',
          en: 'Use a PORT above 1023, or run as a service (hexaflate service install)',
        },
      ),
    ];
  return [
    failure(
      {
        id: `Port ${port} dipakai program lain (${problem})`,
        en: `Port ${port} is used by another program (${problem})`,
      },
      { id: 'Hentikan program itu, atau ganti PORT', en: 'Stop that program, or choose another PORT' },
    ),
  ];
}

function tryToListen(port: number, host: string): Promise<string | undefined> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', (error) => resolve('code' in error ? String(error.code) : error.message));
    probe.listen(port, host, () => probe.close(() => resolve(undefined)));
  });
}
