import { expect, test } from 'bun:test';
import { ensureFirstOperator } from '../admin/first-account.ts';
import { demoAgent, json, startTestServer, testDevice } from '../testing/context.ts';
import { STRONG_PASSWORD } from '../testing/operators.ts';

test('no code, token, PIN or password is ever logged, at the most talkative level', async () => {
  const server = await startTestServer({ environment: { HEXAFLATE_LOG_LEVEL: 'trace' } });
  const first = await ensureFirstOperator(server.context);
  const secrets: string[] = [first?.password ?? '', STRONG_PASSWORD, demoAgent.pin, '987123'];

  const challengeId = await server.requestCode();
  const code = await server.codeOn(demoAgent.phone);
  const wrong = code === '314159' ? '271828' : '314159';
  for (const guess of [wrong, code]) {
    secrets.push(guess);
    const body = { challengeId, code: guess, device: testDevice, transport: 'bearer' };
    const answer = await server.ask('/api/v1/auth/verify', { method: 'POST', body });
    if (!answer.ok) continue;
    const opened = await json<{ token: string; refreshToken: string }>(answer);
    secrets.push(opened.refreshToken, opened.token);
  }
  const token = secrets.at(-1) ?? '';
  const { ticket } = await json<{ ticket: string }>(
    await server.ask('/api/v1/live/ticket', { method: 'POST', token }),
  );
  secrets.push(ticket);
  for (const pin of [demoAgent.pin, '987123']) {
    const body = {
      attemptId: crypto.randomUUID(),
      productCode: 'S10',
      destination: '081234569001',
      maxPrice: '20000',
      pin,
    };
    await server.ask('/api/v1/orders', { method: 'POST', token, body });
  }
  const signIn = { username: 'operator', password: first?.password };
  const signedIn = await server.ask('/api/v1/admin/sign-in', { method: 'POST', body: signIn });
  const operatorToken =
    /hexaflate_operator=([\w-]+)/.exec(signedIn.headers.get('set-cookie') ?? '')?.[1] ?? '';
  secrets.push(operatorToken);
  await server.ask('/api/v1/admin/password', {
    method: 'POST',
    token: operatorToken,
    body: { current: first?.password, next: STRONG_PASSWORD },
  });
  await server.ask(`/api/v1/me?token=${token}`, { headers: { cookie: `hexaflate_agent=${token}` } });
  await server.ask('/api/v1/me', { token: `${token}x` });

  const { key, refreshToken } = server.devices.byToken(token);
  // The second attempt makes it a copied session, which is logged.
  for (let attempt = 0; attempt < 2; attempt += 1) {
    const body = { attemptId: crypto.randomUUID(), refreshToken };
    const refreshed = await server.ask('/api/v1/auth/refresh', { method: 'POST', key, body });
    if (!refreshed.ok) continue;
    const next = await json<{ token: string; refreshToken: string }>(refreshed);
    secrets.push(next.token, next.refreshToken);
  }

  const log = server.logged.join('\n');
  expect(log).toContain('the session was copied');
  expect(server.logged.length).toBeGreaterThan(8);
  expect(log).toContain('agent signed in');
  expect(secrets.every((secret) => secret.length >= 6)).toBe(true);
  // Six digits may stand by chance inside a time or an id; a secret stands alone.
  for (const secret of secrets) expect(log).not.toMatch(new RegExp(`(?<![\\w-])${secret}(?![\\w-])`));
  await server.close();
});
