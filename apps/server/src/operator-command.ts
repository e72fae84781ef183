import { existsSync } from 'node:fs';
import { hostname, userInfo } from 'node:os';
import { parseArgs } from 'node:util';
import type { RescueDeed } from '@hexaflate/contract';
import { openStore, type Store } from '@hexaflate/store';
import { readConfig } from './config.ts';
import { rescue } from './rescue/rescue.ts';
import { createSettings } from './settings/settings.ts';
import { storePlace } from './store-place.ts';

const USAGE = `Usage: hexaflate operator rescue [<username>] [--addresses] [--approvals] [--yes]

  Bila pemilik terkunci di luar panel: memberi kata sandi sekali pakai, mencabut passkey, autentikator,
  dan kode pemulihannya, lalu mengakhiri semua sesinya. Dengan --addresses daftar alamat yang diizinkan
  dikosongkan; dengan --approvals tidak ada lagi yang perlu persetujuan operator lain. Tanpa --yes hanya
  dijelaskan. Semuanya tercatat di jejak audit, dan semua pemilik diberi tahu di panel.

  For an owner who is locked out of the panel: gives a one-time password, takes his passkeys, authenticator
  and recovery codes away, and ends all his sessions. With --addresses the list of allowed addresses is
  emptied; with --approvals nothing needs a second operator any more. Without --yes it only explains. All
  of it goes into the audit trail, and every owner is told in the panel.
`;

const WORDS: Record<RescueDeed, string> = {
  password: 'kata sandi sekali pakai baru / a new one-time password',
  factors:
    'passkey, autentikator dan kode pemulihan dicabut / passkeys, authenticator and recovery codes taken away',
  sessions: 'semua sesinya berakhir / all his sessions ended',
  addresses: 'daftar alamat yang diizinkan dikosongkan / the list of allowed addresses emptied',
  approvals: 'persetujuan operator lain dimatikan / approval by a second operator turned off',
};

/**
 * `hexaflate operator rescue`: lets an owner in again, on the server's own machine. Answers the exit code: 0 done or
 * explained, 1 it cannot be done, 2 the command itself is wrong.
 */
export async function operatorCommand(
  args: readonly string[],
  environment: Record<string, string | undefined>,
  say: (text: string) => void,
  now: () => number = Date.now,
): Promise<number> {
  const asked = readArguments(args);
  if (!asked) {
    say(USAGE);
    return 2;
  }
  const place = storePlace(readConfig(environment));
  if ('path' in place && !existsSync(place.path)) {
    say(`Tidak ada data di ${place.path} / there is no data at ${place.path}.`);
    return 1;
  }
  const store = await openStore(place);
  try {
    const owners = await ownersOf(store);
    const username = asked.username ?? (owners.length === 1 ? owners[0] : undefined);
    if (username === undefined || !owners.includes(username)) {
      say(`Pilih satu pemilik / choose one owner: ${owners.join(', ')}`);
      return 1;
    }
    if (!asked.yes) {
      say(`${explain(username, asked)}\n\nUlangi dengan --yes / repeat with --yes.`);
      return 0;
    }
    const settings = await createSettings({ store, link: undefined });
    const { password, until, deeds } = await rescue(
      store,
      { ...asked, username },
      {
        systemUser: systemUser(),
        machine: hostname(),
        now: now(),
        lifeMs: settings.get('operators.invitationLife'),
      },
    );
    say(
      [
        ...deeds.map((deed) => `- ${WORDS[deed]}`),
        '',
        'Masuk ke panel dengan ini, lalu buat kata sandi sendiri / sign in to the panel with this, then choose your own:',
        `  username: ${username}`,
        `  password: ${password}`,
        `  sampai / until: ${new Date(until).toISOString()}`,
        'Pasang lagi passkey atau autentikator sesudahnya / set up a passkey or authenticator again afterwards.',
      ].join('\n'),
    );
    return 0;
  } finally {
    await store.destroy();
  }
}

interface Asked {
  username: string | undefined;
  addresses: boolean;
  approvals: boolean;
  yes: boolean;
}

function readArguments(args: readonly string[]): Asked | undefined {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        addresses: { type: 'boolean', default: false },
        approvals: { type: 'boolean', default: false },
        yes: { type: 'boolean', default: false },
      },
    });
    const [verb, username, ...more] = positionals;
    return verb === 'rescue' && more.length === 0 ? { username, ...values } : undefined;
  } catch {
    // An option that there is not: what there is is shown.
    return undefined;
  }
}

function explain(username: string, { addresses, approvals }: Asked): string {
  const deeds: RescueDeed[] = [
    'password',
    'factors',
    'sessions',
    ...(addresses ? (['addresses'] as const) : []),
    ...(approvals ? (['approvals'] as const) : []),
  ];
  return [
    `Yang akan dilakukan untuk ${username} / what will be done for ${username}:`,
    ...deeds.map((deed) => `- ${WORDS[deed]}`),
    'Tercatat di jejak audit; semua pemilik diberi tahu di panel / in the audit trail; every owner is told in the panel.',
  ].join('\n');
}

async function ownersOf(store: Store): Promise<string[]> {
  const rows = await store
    .selectFrom('operator')
    .select('username')
    .where('role', '=', 'owner')
    .orderBy('username')
    .execute();
  return rows.map(({ username }) => username);
}

/** The account of the operating system, by its number where it has no name. */
function systemUser(): string {
  const { username, uid } = userInfo();
  return username === 'unknown' ? `uid ${uid}` : username;
}
