import { cameraArgs, drawCardVideo } from './fake-camera.ts';
import { test as base } from './test.ts';

/** Tests in a browser whose camera looks at a card, and which asks nobody for it. */
export const test = base.extend<object, object>({
  launchOptions: [
    async ({ launchOptions }, use) => {
      const args = [...(launchOptions.args ?? []), ...cameraArgs(await drawCardVideo())];
      await use({ ...launchOptions, args });
    },
    { scope: 'worker' },
  ],
});
