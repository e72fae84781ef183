import { readOneTimePassword } from '../../e2e/support/sign-in.ts';
import type { Stack } from '../../e2e/support/stack.ts';

/**
 * Has the operator mark every device of these agents as safe, as he would in the panel: who sells for an hour without a
 * pause is above the limits of new devices.
 */
export async function trustDevices(stack: Stack, agentCodes: readonly string[]): Promise<void> {
  const call = await signInOperator(stack);
  for (const code of agentCodes) {
    const { items } = await call<{ items: { sessionId: string; safeBecause: string | null }[] }>(
      'GET',
      `/admin/agents/${code}/safety`,
    );
    for (const { sessionId, safeBecause } of items)
      if (safeBecause === null)
        await call('POST', `/admin/sessions/${sessionId}/safe`, { reason: 'Perangkat uji' });
  }
}

type Call = <Answer>(method: string, path: string, body?: object) => Promise<Answer>;

async function signInOperator(stack: Stack): Promise<Call> {
  const { username, password } = await readOneTimePassword(stack);
  let cookie = '';
  const call: Call = async <Answer>(method: string, path: string, body?: object) => {
    const answer = await fetch(`${stack.url}/api/v1${path}`, {
      method,
      headers: {
        Origin: stack.url,
        ...(cookie && { Cookie: cookie }),
        ...(body && { 'Content-Type': 'application/json' }),
      },
      ...(body && { body: JSON.stringify(body) }),
    });
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
    cookie = answer.headers.getSetCookie()[0]?.split(';')[0] ?? cookie;
    const text = await answer.text();
    const value: Answer = text === '' ? undefined : JSON.parse(text);
    return value;
  };
  await call('POST', '/admin/sign-in', { username, password });
  await call('POST', '/admin/password', { current: password, next: `${password}-chaos` });
  return call;
}
