import type { Sentence } from '@hexaflate/contract';
import { html } from 'hono/html';

export interface ExportedFile {
  file: string;
  about: Sentence;
  rows: number;
}

interface Head {
  brand: string;
  agentCode: string;
  /** Whether who he is stands in it. */
  whole: boolean;
  /** Instant of the export. */
  at: string;
}

const words = {
  id: {
    title: 'Salinan data Anda',
    lead: 'Berkas ini memuat semua yang kami simpan tentang Anda di aplikasi {brand} (kode {code}), per {at}. Saldo, mutasi dan transaksi lain disimpan oleh server Otomax dan dapat dilihat di aplikasi.',
    never: 'PIN tidak pernah kami simpan. Kode masuk, token dan kunci tidak dimuat di sini.',
    withheld:
      'Foto KTP, swafoto, NIK, dan tanggal lahir tidak dimuat karena salinan ini diminta dengan PIN saja. Untuk salinan lengkap, minta lagi dan konfirmasi dari perangkat lama Anda, atau hubungi admin.',
    file: 'Berkas',
    about: 'Isi',
    rows: 'Baris',
  },
  en: {
    title: 'A copy of your data',
    lead: 'This file holds everything that we keep of you in the {brand} app (code {code}), as of {at}. Balance, ledger and other transactions are kept by the Otomax server and can be seen in the app.',
    never: 'We never keep a PIN. Sign-in codes, tokens and keys are not in here.',
    withheld:
      'Photos of KTP and face, NIK and birth date are left out, because this copy was asked for by PIN alone. For a whole copy ask again and confirm from your older device, or contact the operator.',
    file: 'File',
    about: 'Content',
    rows: 'Rows',
  },
} as const;

const style =
  'body{font:16px/1.5 system-ui,sans-serif;max-width:44rem;margin:2rem auto;padding:0 1rem;color-scheme:light dark}td,th{text-align:left;padding:.3rem 1rem .3rem 0;vertical-align:top}section+section{margin-top:3rem}';

/** What lies in the export, for whoever opens it: Indonesian first. */
export async function exportIndex(head: Head, files: readonly ExportedFile[]): Promise<string> {
  const page = await html`<!doctype html>
<html lang="id"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${words.id.title}</title><style>${style}</style></head>
<body>${section('id', head, files)}${section('en', head, files)}</body></html>`;
  return page.toString();
}

function section(locale: 'id' | 'en', { brand, agentCode, at, whole }: Head, files: readonly ExportedFile[]) {
  const say = words[locale];
  const lead = say.lead.replace('{brand}', brand).replace('{code}', agentCode).replace('{at}', at);
  return html`<section lang="${locale}"><h1>${say.title}</h1><p>${lead}</p><p>${say.never}</p>${whole ? '' : html`<p>${say.withheld}</p>`}
<table><thead><tr><th>${say.file}</th><th>${say.about}</th><th>${say.rows}</th></tr></thead><tbody>
${files.map(
  ({ file, about, rows }) =>
    html`<tr><td><a href="${file}">${file}</a></td><td>${about[locale]}</td><td>${rows}</td></tr>`,
)}</tbody></table></section>`;
}
