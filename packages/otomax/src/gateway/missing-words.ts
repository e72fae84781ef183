import type { Feature, MissingCode, MissingFeature } from '../gateway.ts';

/** What each reason says in both languages. `detail` names the table, format, right or column. */
const words: Readonly<Record<MissingCode, (detail: string) => { id: string; en: string }>> = {
  noCenter: (label) => ({
    id: `Belum ada center berlabel "${label}" di Otomax (im_center)`,
    en: `No center labelled "${label}" in Otomax (im_center)`,
  }),
  noFormat: (format) => ({
    id: `Tidak ada format pesan yang cocok: ${format}`,
    en: `No message format that fits: ${format}`,
  }),
  formatUnconfirmed: (format) => ({
    id: `Format pesan ${format} belum dikonfirmasi di panel`,
    en: `The message format ${format} has not been confirmed in the panel`,
  }),
  formatChanged: (format) => ({
    id: `Format pesan ${format} berubah di Otomax: konfirmasi sekali lagi`,
    en: `The message format ${format} changed in Otomax: confirm it again`,
  }),
  formatStolen: (format) => ({
    id: `Otomax akan membaca pesannya sebagai perintah lain: ${format}`,
    en: `Otomax would read the message as another command: ${format}`,
  }),
  noRight: (right) => ({
    id: `Login kami tidak punya hak ${right}`,
    en: `Our login lacks the right ${right}`,
  }),
  notInstalled: (command) => ({
    id: `Tabel kami belum terpasang: jalankan "${command}"`,
    en: `Our tables are not there: run "${command}"`,
  }),
  unreadable: (answer) => ({
    id: `Otomax tidak dapat dibaca: ${answer}`,
    en: `Otomax cannot be read: ${answer}`,
  }),
  noColumn: (columns) => ({
    id: `Kolom ${columns} tidak ditemukan di database Otomax, dan tanpa itu fitur ini tidak dapat jalan`,
    en: `The columns ${columns} were not found in Otomax's database, and this cannot work without them`,
  }),
  mustFill: (column) => ({
    id: `Kolom ${column} wajib diisi dan tidak punya nilai bawaan; kami tidak tahu isinya`,
    en: `The column ${column} must be filled and has no default; we do not know with what`,
  }),
};

/** A feature that is off, with its reason in plain words. */
export function missing(feature: Feature, code: MissingCode, detail: string): MissingFeature {
  return { feature, code, detail, reason: words[code](detail).en };
}

/** The reason in both languages, Indonesian first. */
export function missingWords({ code, detail }: Pick<MissingFeature, 'code' | 'detail'>): {
  id: string;
  en: string;
} {
  return words[code](detail);
}
