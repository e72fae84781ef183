import { afterAll, beforeAll, expect, test } from 'bun:test';
import { readFile } from 'node:fs/promises';
import { demoAgent, startTestServer, type TestServer } from '../testing/context.ts';
import {
  approve,
  identityApp,
  plainPhoto,
  reviewPanel,
  setSetting,
  testPerson,
} from '../testing/identity.ts';
import { addOperator } from '../testing/operators.ts';
import { openKeyRing } from './keys/key-ring.ts';
import { ensurePersonKey, rotateWrappingKey } from './keys/person-key.ts';
import { identityStatus } from './status.ts';

/** Three processes on one PostgreSQL: each with connections and memory of its own. */
let servers: TestServer[];
let token: string;
beforeAll(async () => {
  const first = await startTestServer({ store: 'postgres' });
  servers = [first, await first.beside(), await first.beside()];
  ({ token } = await first.signIn());
});
afterAll(async () => {
  for (const server of servers.toReversed()) await server.close();
});

const { code } = demoAgent;
const at = (n: number) => {
  const server = servers[n % servers.length];
  if (!server) throw new Error('No server');
  return server;
};
const appAt = (n: number) => identityApp(at(n), token);
/** Twelve at once, spread over the processes. */
const everyone = <Result>(ask: (n: number) => Promise<Result>) =>
  Promise.all(Array.from({ length: 12 }, (_, n) => ask(n)));
const statuses = (answers: Response[]) => answers.map(({ status }) => status).toSorted((a, b) => a - b);

test('asked for at once at every process, a person gets one key', async () => {
  await everyone((n) => ensurePersonKey(at(n).context, 'AG0005'));
  const keys = await at(0).context.store.selectFrom('identity_key').selectAll().execute();
  expect(keys.map(({ agent_code }) => agent_code)).toEqual(['AG0005']);
});

test('photos of a day, one submission, one hold and one decision: each counts once over all processes', async () => {
  const bound = async (photos: number) => {
    await setSetting(at(0), 'identity.photosPerDay', photos);
    for (const server of servers) await server.context.settings.refresh();
  };
  await bound(10);
  const photo = await plainPhoto();
  const uploads = await everyone((n) => appAt(n).upload('ktp', photo));
  expect(statuses(uploads)).toEqual([...Array<number>(10).fill(201), 429, 429]);

  await bound(60);
  const ktp = await appAt(0).uploaded('ktp');
  const selfie = await appAt(1).uploaded('selfie');
  const movements = await appAt(2).moved();
  const { version, consent } = await appAt(0).identity();
  const body = {
    version,
    consentVersion: consent.version,
    ktp: { photoId: ktp.id, person: testPerson },
    selfie: { photoId: selfie.id, livenessId: movements.id },
  };
  const submissions = await everyone((n) => appAt(n).ask('/identity/submissions', { method: 'POST', body }));
  expect(statuses(submissions).filter((status) => status === 200)).toHaveLength(1);

  const names = ['ani', 'budi', 'citra'];
  const reviewers = await Promise.all(names.map((name) => addOperator(at(0), 'reviewer', name)));
  const panels = reviewers.map((reviewer, n) => reviewPanel(at(n), reviewer.token));
  expect(statuses(await Promise.all(panels.map((panel) => panel.take(code))))).toEqual([200, 409, 409]);
  const decision = { version: version + 1, ktp: approve, selfie: approve };
  const decisions = await Promise.all(panels.map((panel) => panel.decide(code, decision)));
  expect(statuses(decisions)).toEqual([200, 409, 409]);
  for (const { context } of servers) expect(await identityStatus(context, code)).toBe('verified');
});

test('while the wrapping key is turned at one process, the others make keys and open photos', async () => {
  await Promise.all([
    everyone((n) => ensurePersonKey(at(n).context, `NEW-${n}`)),
    rotateWrappingKey(at(0).context),
  ]);
  await rotateWrappingKey(at(0).context);
  for (let n = 0; n < 12; n += 1) {
    const sealed = (await ensurePersonKey(at(1).context, `NEW-${n}`)).sealJson({ n }, 'test');
    expect((await ensurePersonKey(at(2).context, `NEW-${n}`)).openJson(sealed, 'test')).toEqual({ n });
  }
  const { documents } = await appAt(1).identity();
  expect((await appAt(2).ask(`/identity/photos/${documents[0]?.photoId}`)).status).toBe(200);
});

test('the wrapping key may be turned by several commands at once, and every person’s key opens', async () => {
  const sealed = (await ensurePersonKey(at(0).context, 'NEW-T')).sealJson('kept', 'test');
  const turn = (n: number) => {
    const { store, config } = at(n).context;
    return rotateWrappingKey({ store, identityKeys: openKeyRing(config.identityKeyFile) });
  };
  for (let round = 0; round < 40; round += 1) await Promise.all([turn(0), turn(1), turn(2)]);
  expect((await ensurePersonKey(at(1).context, 'NEW-T')).openJson(sealed, 'test')).toBe('kept');
  const kept = await readFile(at(0).context.config.identityKeyFile, 'utf8');
  expect(kept.trim().split('\n')).toHaveLength(1);
  expect(
    (await appAt(2).ask(`/identity/photos/${(await appAt(1).identity()).documents[0]?.photoId}`)).status,
  ).toBe(200);
});
