import type { Config } from '../config.ts';
import { type Finding, findingsOf } from './finding.ts';

/** What runs here, and from which settings. */
export function checkSettings(config: Config): Finding[] {
  const { fine, warning } = findingsOf('settings');
  const version = `Hexaflate ${config.version}, Bun ${Bun.version}, ${process.platform} ${process.arch}`;
  return [
    fine({ id: version, en: version }),
    ...(config.otomax
      ? []
      : [
          warning(
            {
              id: 'OTOMAX_URL kosong: yang berjualan adalah Otomax uji coba, bukan Otomax Anda',
              en: 'OTOMAX_URL is not set: a sandbox sells, not your Otomax',
            },
            {
              id: 'Biarkan selama mencoba; untuk berjualan sungguhan isi OTOMAX_URL',
              en: 'Leave it while you try things; set OTOMAX_URL to sell for real',
            },
          ),
        ]),
  ];
}
