import type { Browser, Page } from '@playwright/test';
import type { AgentDevice } from '../../e2e/support/agent-device.ts';
import { enterAs } from '../../e2e/support/enter-as.ts';

/** Somebody's phone with the app: 360 × 800, touch, Indonesian. */
export interface Phone {
  page: Page;
  close(): Promise<void>;
}

export interface PhoneOptions {
  url: string;
  /** Session of the agent whose phone it is. */
  device: AgentDevice;
  /** As a person sets it who wants no movement on the screen: new values stand there at once. */
  still?: boolean;
}

/** Opens a browser context that is signed in, with an empty page. */
export async function openPhone(browser: Browser, { url, device, still }: PhoneOptions): Promise<Phone> {
  const context = await browser.newContext({
    baseURL: url,
    viewport: { width: 360, height: 800 },
    hasTouch: true,
    isMobile: true,
    locale: 'id-ID',
    timezoneId: 'Asia/Jakarta',
    reducedMotion: still ? 'reduce' : 'no-preference',
  });
  try {
    // The server asks which session, not which transport; a code a minute would be too slow for a measurement.
    await enterAs(context, device);
    return { page: await context.newPage(), close: () => context.close() };
  } catch (error) {
    await context.close();
    throw error;
  }
}
