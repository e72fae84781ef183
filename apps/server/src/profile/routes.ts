import { byOperator } from '../audit/by-operator.ts';
import type { Context } from '../context.ts';
import { AppError } from '../http/app-error.ts';
import { mount, type Router } from '../http/mount.ts';
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
}

async function requireKnown(context: Context, agentCode: string): Promise<void> {
  if (!(await context.otomax.agent(agentCode))) throw new AppError('agent.notFound');
}
