import type { Context } from '../context.ts';
import { AppError } from '../http/app-error.ts';
import { type Call, mount, type Router } from '../http/mount.ts';
import { readingOf } from './analysis/reading.ts';
import { eraseIdentity } from './erase.ts';
import { startLiveness, takeFrame } from './liveness.ts';
import { photoAnswer } from './photo-answer.ts';
import { findPhoto, readPhoto } from './photo-bytes.ts';
import { submitIdentity } from './submit.ts';
import { uploadPhoto } from './upload.ts';
import { identityView } from './views.ts';

/** An agent's own identity documents. */
export function identityRoutes(router: Router, context: Context): void {
  mount(router, context, 'identity', (_, { session }) => identityView(context, session.agentCode));
  mount(router, context, 'uploadIdentityPhoto', async (_, { session, query, http }) =>
    uploadPhoto(context, session.agentCode, { kind: query.document, bytes: await bodyOf(http) }),
  );
  mount(router, context, 'identityPhoto', async (_, { session, params }) =>
    photoAnswer(await readPhoto(context, await requireOwn(context, session.agentCode, params.id))),
  );
  mount(router, context, 'identityReading', async (_, { session, params }) => {
    const photo = await requireOwn(context, session.agentCode, params.id);
    return readingOf(context, session.agentCode, photo.id);
  });
  mount(router, context, 'startLiveness', (_, { session }) => startLiveness(context, session.agentCode));
  mount(router, context, 'sendLivenessFrame', async (_, { session, params, http }) => {
    await takeFrame(context, session.agentCode, { ...params, bytes: await bodyOf(http) });
    return undefined;
  });
  mount(router, context, 'submitIdentity', async (_, { session, body, facts }) => {
    await submitIdentity(context, session, body, facts.address);
    return identityView(context, session.agentCode);
  });
  mount(router, context, 'withdrawIdentityConsent', async (_, { session }) => {
    await eraseIdentity(context, session.agentCode, { actor: 'agent', event: 'withdrawn' });
    return undefined;
  });
}

async function bodyOf(http: Call<'uploadIdentityPhoto'>['http']): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await http.req.arrayBuffer());
}

/** Somebody else's photo is answered like one that does not exist. */
async function requireOwn(context: Context, agentCode: string, id: string) {
  const photo = await findPhoto(context, id);
  if (photo?.agent_code !== agentCode) throw new AppError('identity.photoGone');
  return photo;
}
