import type { Context } from '../context.ts';
import { mount, type Router } from '../http/mount.ts';
import { waitPast } from '../orders/wait-past.ts';
import { answerProof, ownProof, proofsToAnswer, proveByCode } from './answer-proof.ts';
import { askProof } from './ask-proof.ts';
import { possibleMethods } from './methods.ts';
import { presentProof } from './present.ts';

/** Proofs, for one deed, beyond being signed in. */
export function proofRoutes(router: Router, context: Context): void {
  mount(router, context, 'proofMethods', async (_, { session, query }) => {
    const settings = await context.settings.exact();
    const wish = { session, purpose: query.purpose, settings };
    return { methods: await possibleMethods(context, context.store, wish) };
  });
  mount(router, context, 'askProof', (_, { session, body, facts }) =>
    askProof(context, session, body, facts),
  );
  mount(router, context, 'proofsToAnswer', async (_, { session }) => ({
    items: await proofsToAnswer(context, session),
  }));
  mount(router, context, 'proof', async (_, { session, params, query }) => {
    await waitPast(context, params.id, query, () => ownProof(context, session, params.id));
    return presentProof(context, context.store, await ownProof(context, session, params.id));
  });
  mount(router, context, 'proveByCode', (_, { session, params, body }) =>
    proveByCode(context, session, params.id, body.code),
  );
  mount(router, context, 'answerProof', (_, { session, params, body }) =>
    answerProof(context, session, params.id, body.approve),
  );
}
