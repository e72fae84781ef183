import type { FraudRule, FraudState, Sentence } from '@hexaflate/contract';
import { approvalVerbs } from '@hexaflate/contract';
import type { FraudCaseTable } from '@hexaflate/store';
import { type RawBuilder, sql } from 'kysely';
import { readHits, readWanted } from '../../fraud/case-row.ts';
import { instant, type KeptTable } from './kept-table.ts';
import { each, inPages } from './pages.ts';

/** Why a sale was looked at, as an agent may be told. */
const ruleWords: Record<FraudRule, Sentence> = {
  newDevice: { id: 'Transaksi besar dari perangkat baru', en: 'A large sale from a new device' },
  newDestinations: { id: 'Banyak nomor tujuan baru', en: 'Many new destinations' },
  nightHours: { id: 'Transaksi besar pada jam malam', en: 'A large sale at night' },
  sharedDevice: { id: 'Satu perangkat dipakai beberapa agen', en: 'One device used by several agents' },
  sharedIdentity: { id: 'Satu KTP dipakai banyak akun', en: 'One KTP on many accounts' },
  velocity: { id: 'Banyak transaksi dalam waktu singkat', en: 'Many sales in a short time' },
};

/** What became of it, and what he can do: never at how many or how much a rule strikes, which would teach to stay below. */
const stateWords: Record<FraudState, Sentence> = {
  noted: {
    id: 'Dicatat saja; transaksinya dikirim. Tidak ada yang perlu dilakukan.',
    en: 'Only noted; the sale was sent. There is nothing to do.',
  },
  asked: {
    id: 'Menunggu konfirmasi Anda. Kirim lagi dan konfirmasi dari perangkat lama, sidik jari, atau kode.',
    en: 'Waits for your confirmation. Send it again and confirm from an older device, by fingerprint, or by a code.',
  },
  proved: {
    id: 'Anda mengonfirmasinya, lalu transaksinya dikirim.',
    en: 'You confirmed it, and the sale was sent.',
  },
  waiting: {
    id: 'Ditahan untuk diperiksa admin. Anda diberi tahu hasilnya; jangan dijual ulang dulu.',
    en: 'Held for the operator to look at. You will hear what he decides; do not sell it again yet.',
  },
  released: {
    id: 'Dilepas admin. Buka dan kirim sendiri sebelum waktunya habis.',
    en: 'Released by the operator. Open it and send it yourself before its time is over.',
  },
  lapsed: {
    id: 'Dilepas admin tetapi tidak dikirim pada waktunya. Jual lagi bila masih perlu.',
    en: 'Released by the operator, and not sent in time. Sell it again if it is still wanted.',
  },
  rejected: {
    id: 'Ditolak admin; saldo tidak terpotong. Hubungi admin bila menurut Anda keliru.',
    en: 'Rejected by the operator; nothing was charged. Contact him if you think it was wrong.',
  },
  blocked: {
    id: 'Ditolak aturan pengaman; saldo tidak terpotong. Hubungi admin bila menurut Anda keliru.',
    en: 'Refused by a security rule; nothing was charged. Contact the operator if you think it was wrong.',
  },
};

/** What was decided about an agent by rules and by the staff. */
export const keptDecisions = {
  fraud_case: {
    inExport: {
      file: 'pemeriksaan-transaksi.json',
      about: {
        id: 'Transaksi Anda yang dicatat, ditanyakan, ditahan, atau ditolak oleh aturan pengaman, dan keputusannya',
        en: 'Sales of yours that rules against fraud noted, asked about, held or refused, and what was decided',
      },
      async *rows(store, agentCode) {
        const rows = inPages((afterId, limit) =>
          store
            .selectFrom('fraud_case')
            .selectAll()
            .where('agent_code', '=', agentCode)
            .where('id', '>', afterId)
            .orderBy('id')
            .limit(limit)
            .execute(),
        );
        for await (const row of rows) yield caseFacts(row);
      },
    },
    // The books have the sale, and the trail has who decided and why: no row of this is needed for either.
    atErasing: (transaction, { agentCode }) =>
      transaction.deleteFrom('fraud_case').where('agent_code', '=', agentCode).execute(),
  },
  proposal: {
    inExport: {
      file: 'usulan-petugas.json',
      about: {
        id: 'Tindakan terhadap akun Anda yang menunggu atau pernah menunggu persetujuan petugas kedua',
        en: 'What a second member of the staff was asked to agree to about your account',
      },
      rows: (store, agentCode) =>
        each(
          store
            .selectFrom('proposal')
            .select(['verb', 'reason', 'state', 'created_at', 'decided_at', 'decided_reason'])
            .where(isAbout(agentCode))
            .orderBy('created_at')
            .execute(),
          ({ created_at, decided_at, verb, ...row }) => ({
            ...row,
            verb,
            what: { ...wordsOf(verb) },
            created_at: instant(created_at),
            decided_at: instant(decided_at),
          }),
        ),
    },
    // Whoever proposed and approved stays in the trail; what still waits must not be done to an account that is gone.
    atErasing: (transaction, { agentCode }) =>
      transaction.deleteFrom('proposal').where(isAbout(agentCode)).execute(),
  },
} satisfies Record<string, KeptTable>;

/** Proposals whose changes name this agent. */
function isAbout(agentCode: string): RawBuilder<boolean> {
  const named = `"subject":${JSON.stringify(`agent:${agentCode}`)}`.replace(/[!%_]/g, '!$&');
  return sql<boolean>`changes like ${`%${named}%`} escape '!'`;
}

function wordsOf(verb: string): Sentence {
  const known: Record<string, Sentence> = approvalVerbs;
  return known[verb] ?? { id: verb, en: verb };
}

function caseFacts(row: FraudCaseTable) {
  const { productCode, productName, destination, maxPrice } = readWanted(row);
  return {
    product_code: productCode,
    product_name: productName,
    destination,
    amount: maxPrice,
    action: row.action,
    why: readHits(row).map(({ rule }) => ({ ...ruleWords[rule] })),
    state: row.state,
    what_now: { ...stateWords[row.state] },
    reason: row.reason,
    created_at: instant(row.created_at),
    decided_at: instant(row.decided_at),
    usable_until: instant(row.usable_until),
  };
}
