import type { Page } from '@playwright/test';

/** A phone's sensor, as Chromium plays one. */
export interface VirtualSensor {
  /** Whether it recognises whoever touches it from now on. */
  recognise(recognised: boolean): Promise<void>;
}

/** Gives a page a platform authenticator that asks for its owner, and recognises him. */
export async function addSensor(page: Page): Promise<VirtualSensor> {
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('WebAuthn.enable');
  const { authenticatorId } = await cdp.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  return {
    async recognise(isUserVerified) {
      await cdp.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified });
    },
  };
}
