import { afterEach, beforeEach, expect, test } from 'bun:test';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { LivenessChallenge, Reading } from '@hexaflate/contract';
import { PhotoJobFailedError } from '../../photos/workshop.ts';
import { demoAgent, json, startTestServer, type TestServer } from '../../testing/context.ts';
import { drawKtp } from '../../testing/draw-ktp.ts';
import { approve, identityApp, reviewPanel, setSetting, testPerson } from '../../testing/identity.ts';
import { addOperator } from '../../testing/operators.ts';
import { analyseNext } from './analyse.ts';

const SLOW_MS = 120_000;
const { code } = demoAgent;
let server: TestServer;
let app: ReturnType<typeof identityApp>;
let panel: ReturnType<typeof reviewPanel>;
beforeEach(async () => {
  server = await startTestServer();
  app = identityApp(server, (await server.signIn()).token);
  panel = reviewPanel(server, (await addOperator(server, 'reviewer')).token);
});
afterEach(() => server.close());

const readingOf = async (id: string) => json<Reading>(await app.ask(`/identity/photos/${id}/reading`));
const everything = async (context = server.context) => {
  while (await analyseNext(context));
};

/** A photo of a person that comes with the face model itself; the head is turned to its right. */
const samples = join(import.meta.dir, '../../../../../node_modules/@vladmandic/face-api/demo');
const personPhoto = (name: string) => new Uint8Array(readFileSync(join(samples, name)));

test(
  'a KTP is read off the request that brought it, and what is read is a suggestion to its owner and the reviewer',
  async () => {
    const card = await drawKtp([
      'PROVINSI JAWA BARAT',
      'KOTA BANDUNG',
      `NIK : ${testPerson.nik}`,
      `Nama : ${testPerson.name}`,
      'Tempat/Tgl Lahir : BANDUNG, 17-08-1990',
    ]);
    const { id } = await app.uploaded('ktp', card);
    expect(await readingOf(id)).toEqual({ state: 'waiting', nik: null, name: null, birthDate: null });
    expect(await analyseNext(server.context)).toBe(true);
    expect(await readingOf(id)).toEqual({ state: 'done', ...testPerson });
    const rows = await server.context.store.selectFrom('identity_analysis').selectAll().execute();
    expect(JSON.stringify(rows)).not.toContain(testPerson.nik);
    expect(server.logged.join('\n')).not.toContain(testPerson.nik);
  },
  SLOW_MS,
);

test(
  'faces of movements, selfie and KTP are compared on the server, and the result decides nothing',
  async () => {
    const face = personPhoto('sample2.jpg');
    const ktp = await app.uploaded('ktp', face);
    const selfie = await app.uploaded('selfie', face);
    const check = await app.startLiveness();
    const stranger = personPhoto('sample3.jpg');
    const frames = [face, stranger, undefined];
    for (const [step, frame] of frames.entries())
      expect((await app.sendFrame(check.id, step, frame)).status).toBe(204);
    await json(
      await app.submit({
        ktp: { photoId: ktp.id, person: testPerson },
        selfie: { photoId: selfie.id, livenessId: check.id },
      }),
    );
    expect((await panel.open(code)).signals.state).toBe('waiting');
    await everything();
    const { signals, status } = await panel.open(code);
    expect(signals).toMatchObject({ state: 'done', ktpFace: { same: true } });
    expect(signals.frames.map(({ challenge }) => challenge)).toEqual(check.challenges);
    expect(signals.frames.map(({ facePresent, sameFace }) => [facePresent, sameFace])).toEqual([
      [true, true],
      [true, false],
      [false, null],
    ]);
    // Turned to its own right, eyes open and mouth closed.
    const asked: LivenessChallenge | undefined = signals.frames[0]?.challenge;
    expect(signals.frames[0]?.poseFollows).toBe(asked === 'turnRight');
    expect(status).toBe('inReview');
  },
  SLOW_MS,
);

test('what cannot be looked at is tried again and then left: the reviewer does without', async () => {
  const broken = {
    ...server.context.recognition,
    read: async () => {
      throw new PhotoJobFailedError('no memory');
    },
    faces: async () => {
      throw new PhotoJobFailedError('no memory');
    },
  };
  await app.submitBoth();
  await everything({ ...server.context, recognition: broken });
  const seen = await panel.open(code);
  expect([seen.reading.state, seen.signals.state]).toEqual(['failed', 'failed']);
  expect((await panel.decided(code, { ktp: approve, selfie: approve })).status).toBe('verified');
});

test('where it is off nothing is looked at', async () => {
  await setSetting(server, 'identity.readKtp', false);
  await setSetting(server, 'identity.faceCheck', false);
  await app.submitBoth();
  expect(await analyseNext(server.context)).toBe(false);
  const seen = await panel.open(code);
  expect([seen.reading.state, seen.signals.state]).toEqual(['off', 'off']);
});
