import type { BrowserContext, Page } from '@playwright/test';
import type { AgentDevice } from './agent-device.ts';

const ACCESS = 'hexaflate_agent';
const REFRESH = 'hexaflate_refresh';
const DAY_SECONDS = 86_400;
const REFRESH_PATH = '/api/v1/auth/refresh';

/**
 * Makes a browser the device that was signed in outside of it: its cookies, its note of them, and its key, which cannot be
 * taken out again. One session, moved: two browsers that go on with it would be found out as copies.
 */
export async function enterAs(context: BrowserContext, device: AgentDevice): Promise<void> {
  const { url, token, refreshToken, accessHash, until } = device;
  const expires = Math.floor(Date.now() / 1000) + DAY_SECONDS;
  const domain = new URL(url).hostname;
  const usual = { httpOnly: true, sameSite: 'Strict', domain, expires } as const;
  await context.addCookies([
    { ...usual, name: ACCESS, value: token, path: '/' },
    { ...usual, name: REFRESH, value: refreshToken, path: REFRESH_PATH },
  ]);
  const page = await context.newPage();
  // A page of the same origin that runs nothing of the app.
  await page.goto(`${url}/icons/icon.svg`);
  await page.evaluate(putKey, {
    privateJwk: await crypto.subtle.exportKey('jwk', device.pair.privateKey),
    publicJwk: await crypto.subtle.exportKey('jwk', device.pair.publicKey),
    note: JSON.stringify({ hash: accessHash, until }),
  });
  await page.close();
}

/** Takes along what the browser was given meanwhile, so that the next one can go on with the session. */
export async function leaveAs(page: Page, device: AgentDevice): Promise<void> {
  const cookies = await page.context().cookies(`${device.url}${REFRESH_PATH}`);
  const refreshToken = cookies.find(({ name }) => name === REFRESH)?.value;
  if (!refreshToken || refreshToken === device.refreshToken) return;
  // What the new access token's hash is, the next refresh will say.
  Object.assign(device, { refreshToken, until: 0 });
}

/** Runs in the page. */
async function putKey(given: { privateJwk: JsonWebKey; publicJwk: JsonWebKey; note: string }): Promise<void> {
  const kind = { name: 'ECDSA', namedCurve: 'P-256' };
  const privateKey = await crypto.subtle.importKey('jwk', given.privateJwk, kind, false, ['sign']);
  const publicKey = await crypto.subtle.importKey('jwk', given.publicJwk, kind, true, ['verify']);
  localStorage.setItem('hexaflate.access', given.note);
  await new Promise<void>((resolve, reject) => {
    const opening = indexedDB.open('hexaflate-device');
    opening.onupgradeneeded = () => opening.result.createObjectStore('keys');
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const database = opening.result;
      const putting = database.transaction('keys', 'readwrite');
      putting.objectStore('keys').put({ privateKey, publicKey }, 'device');
      putting.onerror = () => reject(putting.error);
      putting.oncomplete = () => {
        database.close();
        resolve();
      };
    };
  });
}
