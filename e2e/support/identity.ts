import type { APIRequestContext, Browser, BrowserContext, Page } from '@playwright/test';
import { type AgentDevice, askAs } from './agent-device.ts';
import { drawCardPhoto, drawPoses } from './fake-camera.ts';
import { signInOperator } from './sign-in.ts';
import type { Stack } from './stack.ts';

/** A person whose number fits the birth date. */
export const sari = { nik: '3171015205900001', name: 'SARI DEWI', birthDate: '1990-05-12' };

/** Sends KTP, selfie and movements as an agent's app would, through the API. `page` only draws. */
export async function sendDocuments(device: AgentDevice, page: Page): Promise<void> {
  const ask = async (method: string, path: string, body?: unknown) => {
    const answer = await askAs(device, method, path, body);
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
    return answer.status === 204 ? undefined : answer.json();
  };
  const poses = await drawPoses();
  const ktp = await ask('POST', '/identity/photos?document=ktp', await drawCardPhoto(page));
  const straight = await facePhoto(page, poses.straight ?? '');
  const selfie = await ask('POST', '/identity/photos?document=selfie', straight);
  const check: { id: string; challenges: string[] } = await ask('POST', '/identity/liveness');
  for (const [step, challenge] of check.challenges.entries()) {
    const frame = await facePhoto(page, poses[challenge] ?? '');
    await ask('PUT', `/identity/liveness/${check.id}/frames/${step}`, frame);
  }
  const { version, consent } = await ask('GET', '/identity');
  await ask('POST', '/identity/submissions', {
    version,
    consentVersion: consent.version,
    ktp: { photoId: ktp.id, person: sari },
    selfie: { photoId: selfie.id, livenessId: check.id, seenOnPhone: 0 },
  });
}

/** Decides about an agent's documents as the operator whose session `request` holds. */
export async function decide(
  request: APIRequestContext,
  stack: Stack,
  agentCode: string,
  verdicts: Record<string, unknown>,
): Promise<void> {
  const api = `${stack.url}/api/v1/admin/identity/${agentCode}`;
  const headers = { Origin: stack.url };
  await request.put(`${api}/lease`, { headers });
  const { version } = await (await request.get(api)).json();
  const answer = await request.post(`${api}/decision`, { headers, data: { version, ...verdicts } });
  if (!answer.ok()) throw new Error(`Not decided: ${answer.status()} ${await answer.text()}`);
  await request.delete(`${api}/lease`, { headers });
}

/** Invites a reviewer (not an owner: other tests count on the one that there is) and answers a browser in which he is signed in. */
export async function signInAnotherOperator(
  browser: Browser,
  stack: Stack,
  name: string,
): Promise<BrowserContext> {
  const owner = await browser.newContext();
  await signInOperator(owner, stack);
  const headers = { Origin: stack.url };
  const api = `${stack.url}/api/v1/admin`;
  const invited = await owner.request.post(`${api}/operators`, {
    headers,
    data: { username: name, role: 'reviewer' },
  });
  if (!invited.ok()) throw new Error(`Not invited: ${invited.status()} ${await invited.text()}`);
  const { password } = await invited.json();
  await owner.close();
  const other = await browser.newContext({ baseURL: stack.url, viewport: { width: 1280, height: 800 } });
  await other.request.post(`${api}/sign-in`, { headers, data: { username: name, password } });
  const next = 'kuda baterai stapler';
  const changed = await other.request.post(`${api}/password`, {
    headers,
    data: { current: password, next },
  });
  if (!changed.ok()) throw new Error(`No new password: ${changed.status()} ${await changed.text()}`);
  return other;
}

/** A face large enough to be taken, as JPEG, drawn by the page out of a smaller picture. */
export async function facePhoto(page: Page, src: string): Promise<Buffer> {
  const url = await page.evaluate(async (address) => {
    const image = Object.assign(new Image(), { src: address });
    await image.decode();
    const canvas = document.createElement('canvas');
    Object.assign(canvas, { width: 640, height: 640 });
    canvas.getContext('2d')?.drawImage(image, 0, 0, 640, 640);
    return canvas.toDataURL('image/jpeg', 0.92);
  }, src);
  return Buffer.from(url.slice(url.indexOf(',') + 1), 'base64');
}
