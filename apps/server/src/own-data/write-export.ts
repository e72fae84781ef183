import { moneyToWire } from '@hexaflate/contract';
import type { JsonFacts } from '../audit/canonical-json.ts';
import type { Context } from '../context.ts';
import { exportIdentity } from '../identity/export.ts';
import { brand } from '../layout/views.ts';
import { profilePhoto } from '../profile/photo.ts';
import { type ExportedFile, exportIndex } from './export-index.ts';
import { keptData } from './kept/kept-data.ts';
import { writeZip } from './write-zip.ts';

/** Bytes of a piece before it is sealed: small rows in the store, few of them. */
const PIECE_BYTES = 192 * 1024;

interface WantedExport {
  agentCode: string;
  /** Otherwise who he is stays out: photos, NIK and birth date. */
  whole: boolean;
}

/** Writes everything that is kept of an agent as one ZIP, in pieces to `keep`. */
export async function writeExport(
  context: Context,
  { agentCode, whole }: WantedExport,
  keep: (piece: Uint8Array) => Promise<void>,
): Promise<void> {
  const zip = writeZip(PIECE_BYTES, keep);
  const files: ExportedFile[] = [];
  const add = async (entry: Omit<ExportedFile, 'rows'>, rows: AsyncIterable<JsonFacts>) => {
    const counted = { ...entry, rows: 0 };
    files.push(counted);
    await zip.add(
      entry.file,
      asJson(rows, () => {
        counted.rows += 1;
      }),
    );
  };
  for (const kept of Object.values(keptData)) {
    if ('leftOut' in kept.inExport) continue;
    await add(kept.inExport, kept.inExport.rows(context.store, agentCode));
  }
  await add(
    {
      file: 'otomax.json',
      about: {
        id: 'Data Anda di server Otomax, seperti kami melihatnya',
        en: 'Your data in Otomax, as we see it',
      },
    },
    seenInOtomax(context, agentCode),
  );
  const { photos, ...identity } = await exportIdentity(context, agentCode, whole);
  await add(
    {
      file: 'identitas.json',
      about: whole ? identityWords.whole : identityWords.withheld,
    },
    once(asFacts(identity)),
  );
  for (const photo of photos) await zip.add(`identitas/${photo.name}`, once(photo.bytes));
  const picture = await profilePhoto(context, agentCode);
  if (picture) await zip.add('foto-profil.jpg', once(picture.bytes));
  const { name } = await brand(context);
  const head = { brand: name, agentCode, whole, at: new Date(context.now()).toISOString() };
  await zip.add('BACA-DULU.html', once(await exportIndex(head, files)));
  await zip.end();
}

const identityWords = {
  whole: {
    id: 'Dokumen identitas, persetujuan, dan siapa yang pernah melihatnya; fotonya ada di folder identitas',
    en: 'Identity documents, agreements, and when they were looked at; the photos are in the folder identitas',
  },
  withheld: {
    id: 'Status dokumen identitas, persetujuan, dan siapa yang pernah melihatnya; tanpa foto dan isiannya',
    en: 'How the identity documents stand, agreements, and when they were looked at; without photos and details',
  },
};

/** What JSON makes of it. */
function asFacts(value: object): JsonFacts {
  const facts: JsonFacts = JSON.parse(JSON.stringify(value));
  return facts;
}

/** A JSON array, one line for each row. */
async function* asJson(rows: AsyncIterable<JsonFacts>, onRow: () => void): AsyncGenerator<string> {
  let opening = '[\n';
  for await (const row of rows) {
    onRow();
    yield `${opening}${JSON.stringify(row)}`;
    opening = ',\n';
  }
  yield opening === '[\n' ? '[]\n' : '\n]\n';
}

async function* once<Piece>(piece: Piece): AsyncGenerator<Piece> {
  yield piece;
}

/** What Otomax says of him and we show: read for the export, kept nowhere. */
async function* seenInOtomax(context: Context, agentCode: string): AsyncGenerator<JsonFacts> {
  const [agent, senders] = await Promise.all([
    context.otomax.agent(agentCode),
    context.otomax.senders(agentCode),
  ]);
  if (!agent) return;
  yield {
    code: agent.code,
    name: agent.name,
    owner_name: agent.ownerName,
    address: agent.address,
    phones: agent.phones,
    senders: senders.map(({ address, type }) => ({ address, type })),
    balance: moneyToWire(agent.balance),
    level: agent.level.name,
    upline: agent.uplineCode,
    registered_at: agent.registeredAt?.toISOString() ?? null,
  };
}
