import { byOperator } from '../audit/by-operator.ts';
import type { Context } from '../context.ts';
import { AppError } from '../http/app-error.ts';
import { mount, type Router } from '../http/mount.ts';
import { photoAnswer } from '../identity/photo-answer.ts';
import { profilePhoto, removePhoto, removePhotoOf, savePhoto } from './photo.ts';
import { readProfile } from './read-profile.ts';
import { registeredNumbers } from './registered-numbers.ts';
import { correctProfile, saveProfile } from './save-profile.ts';

/** What agents say of themselves, and the numbers that Otomax knows of them. */
export function profileRoutes(router: Router, context: Context): void {
  mount(router, context, 'profile', (_, { session }) => readProfile(context, session.agentCode));
  mount(router, context, 'saveProfile', async (_, { session, body }) => {
    await saveProfile(context, session.agentCode, body);
    return readProfile(context, session.agentCode);
  });
  mount(router, context, 'saveProfilePhoto', async (_, { session, http }) => {
    await savePhoto(context, session.agentCode, new Uint8Array(await http.req.arrayBuffer()));
    return readProfile(context, session.agentCode);
  });
  mount(router, context, 'removeProfilePhoto', async (_, { session }) => {
    await removePhoto(context, session.agentCode);
    return readProfile(context, session.agentCode);
  });
  mount(router, context, 'profilePhoto', (_, { session, params }) =>
    answerPhoto(context, session.agentCode, params.id),
  );
  mount(router, context, 'numbers', (_, { session }) => registeredNumbers(context, session));

  mount(router, context, 'adminProfile', async (_, { params }) => {
    await requireKnown(context, params.code);
    return readProfile(context, params.code);
  });
  mount(router, context, 'adminCorrectProfile', async (_, { params, body, session, facts }) => {
    await requireKnown(context, params.code);
    await correctProfile(context, params.code, body, byOperator(session, facts));
    return readProfile(context, params.code);
  });
  mount(router, context, 'adminProfilePhoto', (_, { params }) =>
    answerPhoto(context, params.code, params.id),
  );
  mount(router, context, 'adminRemoveProfilePhoto', async (_, { params, body, session, facts }) => {
    await removePhotoOf(context, params.code, body.reason, byOperator(session, facts));
    return undefined;
  });
}

async function answerPhoto(context: Context, agentCode: string, id: string): Promise<Response> {
  const photo = await profilePhoto(context, agentCode, id);
  if (!photo) throw new AppError('identity.photoGone');
  return photoAnswer(photo.bytes);
}

async function requireKnown(context: Context, agentCode: string): Promise<void> {
  if (!(await context.otomax.agent(agentCode))) throw new AppError('agent.notFound');
}
