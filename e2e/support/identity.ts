import type { APIRequestContext, Browser, BrowserContext, Page } from '@playwright/test';
import { drawCardPhoto, drawPoses } from './fake-camera.ts';
import { signInOperator } from './sign-in.ts';
import type { Stack } from './stack.ts';

/** A person whose number fits the birth date. */
export const sari = { nik: '3171015205900001', name: 'SARI DEWI', birthDate: '1990-05-12' };

/** Sends KTP, selfie and movements as an agent's app would, through the API. `page` only draws. */
export async function sendDocuments(context: BrowserContext, page: Page, stack: Stack): Promise<void> {
  const { request } = context;
  const api = `${stack.url}/api/v1/identity`;
  const headers = { Origin: stack.url };
  const poses = await drawPoses();
  const upload = async (document: string, data: Buffer) => {
    const answer = await request.post(`${api}/photos?document=${document}`, {
      headers: { ...headers, 'Content-Type': 'image/jpeg' },
      data,
    });
    if (!answer.ok()) throw new Error(`No photo: ${answer.status()} ${await answer.text()}`);
    return (await answer.json()).id;
  };
  const ktp = await upload('ktp', await drawCardPhoto(page));
  const selfie = await upload('selfie', await facePhoto(page, poses.straight ?? ''));
  const { id, challenges }: { id: string; challenges: string[] } = await (
    await request.post(`${api}/liveness`, { headers })
  ).json();
  for (const [step, challenge] of challenges.entries()) {
    const answer = await request.put(`${api}/liveness/${id}/frames/${step}`, {
      headers: { ...headers, 'Content-Type': 'image/jpeg' },
      data: await facePhoto(page, poses[challenge] ?? ''),
    });
    if (!answer.ok()) throw new Error(`No frame: ${answer.status()} ${await answer.text()}`);
  }
  const { version, consent } = await (await request.get(api)).json();
  const sent = await request.post(`${api}/submissions`, {
    headers,
    data: {
      version,
      consentVersion: consent.version,
      ktp: { photoId: ktp, person: sari },
      selfie: { photoId: selfie, livenessId: id },
    },
  });
  if (!sent.ok()) throw new Error(`Nothing was sent: ${sent.status()} ${await sent.text()}`);
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

/** Invites another operator and answers a browser in which he is signed in. */
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
    data: { username: name, role: 'owner' },
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

/** A face large enough to be taken, drawn by the page out of a smaller picture. */
async function facePhoto(page: Page, src: string): Promise<Buffer> {
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
