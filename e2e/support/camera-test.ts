import { findChromium } from '../../scripts/setup/find-chromium.mjs';
import { cameraArgs, drawCardVideo } from './fake-camera.ts';
import { test as base } from './test.ts';

/** Tests in a browser that has a camera, and is allowed to use none. */
export const testWithoutLeave = base.extend<object, object>({
  launchOptions: [
    async ({ launchOptions }, use) => {
      const args = [...(launchOptions.args ?? []), '--use-fake-device-for-media-stream'];
      await use({ ...launchOptions, executablePath: findChromium(), args });
    },
    { scope: 'worker' },
  ],
});

/** Tests in a browser whose camera looks at a card, and which asks nobody for it. */
export const test = base.extend<object, object>({
  launchOptions: [
    async ({ launchOptions }, use) => {
      const args = [...(launchOptions.args ?? []), ...cameraArgs(await drawCardVideo())];
      await use({ ...launchOptions, executablePath: findChromium(), args });
    },
    { scope: 'worker' },
  ],
});
