import type {
  Identity,
  IdentityCase,
  IdentityCaseRow,
  LivenessCheck,
  PhotoAddress,
  SettingValue,
  UploadedPhoto,
} from '@hexaflate/contract';
import { encodePhoto } from '../photos/codec.ts';
import type { SettingKey } from '../settings/definitions.ts';
import { type Asked, json, type TestServer } from './context.ts';

/** Whoever the tests' agents say they are. */
export const testPerson = { nik: '3273011708900001', name: 'BUDI SANTOSO', birthDate: '1990-08-17' };

const drawn = new Map<string, Promise<Uint8Array<ArrayBuffer>>>();

/** A photo of one colour with a darker frame; the same bytes for the same shade. */
export function plainPhoto(shade = 128, width = 640, height = 480): Promise<Uint8Array<ArrayBuffer>> {
  const name = `${shade} ${width} ${height}`;
  const known = drawn.get(name);
  if (known) return known;
  const data = new Uint8ClampedArray(width * height * 4).fill(shade);
  for (let at = 0; at < data.length; at += 4) {
    data[at + 3] = 255;
    if ((at / 4) % width < 20) data.fill(shade / 2, at, at + 3);
  }
  const drawing = encodePhoto({ data, width, height });
  drawn.set(name, drawing);
  return drawing;
}

/** What an agent's app asks of the documents' routes. */
export function identityApp(server: TestServer, token: string) {
  const ask = (path: string, asked: Asked = {}) => server.ask(`/api/v1${path}`, { token, ...asked });
  const app = {
    token,
    ask,
    identity: async () => json<Identity>(await ask('/identity')),
    upload: async (document: 'ktp' | 'selfie', bytes?: Uint8Array<ArrayBuffer>) =>
      ask(`/identity/photos?document=${document}`, { method: 'POST', bytes: bytes ?? (await plainPhoto()) }),
    uploaded: async (document: 'ktp' | 'selfie', bytes?: Uint8Array<ArrayBuffer>) =>
      json<UploadedPhoto>(await app.upload(document, bytes)),
    startLiveness: async () => json<LivenessCheck>(await ask('/identity/liveness', { method: 'POST' })),
    sendFrame: async (id: string, step: number, bytes?: Uint8Array<ArrayBuffer>) =>
      ask(`/identity/liveness/${id}/frames/${step}`, {
        method: 'PUT',
        bytes: bytes ?? (await plainPhoto(90)),
      }),
    /** A whole check with one frame for each movement. */
    async moved(): Promise<LivenessCheck> {
      const check = await app.startLiveness();
      for (const step of check.challenges.keys()) {
        const sent = await app.sendFrame(check.id, step);
        if (!sent.ok) throw new Error(await sent.text());
      }
      return check;
    },
    submit: async (what: object) => {
      const { version, consent } = await app.identity();
      return ask('/identity/submissions', {
        method: 'POST',
        body: { version, consentVersion: consent.version, ...what },
      });
    },
    /** Uploads and submits both documents as a first submission does. */
    async submitBoth(person = testPerson): Promise<Identity> {
      const ktp = await app.uploaded('ktp');
      const selfie = await app.uploaded('selfie');
      const { id: livenessId } = await app.moved();
      return json<Identity>(
        await app.submit({ ktp: { photoId: ktp.id, person }, selfie: { photoId: selfie.id, livenessId } }),
      );
    },
  };
  return app;
}

/** Sets a setting as an operator would have, at once. */
export async function setSetting(server: TestServer, key: SettingKey, value: SettingValue): Promise<void> {
  const { store, settings, now } = server.context;
  const { version } = await store
    .selectFrom('setting_change')
    .select(({ fn }) => fn.max('version').as('version'))
    .where('key', '=', key)
    .executeTakeFirstOrThrow();
  await store
    .insertInto('setting_change')
    .values({
      key,
      version: Number(version ?? 0) + 1,
      value: JSON.stringify(value),
      changed_by: 'operator',
      changed_at: now(),
    })
    .execute();
  await settings.refresh();
}

/** What a reviewer's panel asks. */
export function reviewPanel(server: TestServer, token: string) {
  const ask = (path: string, asked: Asked = {}) =>
    server.ask(`/api/v1/admin/identity${path}`, { token, ...asked });
  const panel = {
    ask,
    queue: async (query = '') =>
      json<{ items: IdentityCaseRow[]; next?: string; waiting: number }>(await ask(query && `?${query}`)),
    open: async (code: string) => json<IdentityCase>(await ask(`/${code}`)),
    take: (code: string) => ask(`/${code}/lease`, { method: 'PUT' }),
    decide: (code: string, body: object) => ask(`/${code}/decision`, { method: 'POST', body }),
    /** Takes a case and decides as it stands. */
    async decided(code: string, verdicts: object): Promise<IdentityCase> {
      await json(await panel.take(code));
      const { version } = await panel.open(code);
      return json<IdentityCase>(await panel.decide(code, { version, ...verdicts }));
    },
    addressOf: async (photoId: string) =>
      json<PhotoAddress>(await ask(`/photos/${photoId}/address`, { method: 'POST' })),
  };
  return panel;
}

export const approve = { verdict: 'approve' } as const;
export const repair = { verdict: 'repair', reasons: ['blurred'] } as const;
