import type { Shell } from './read-shell.ts';

/** What Capacitor reads, made out of shell.json. `webFolder`: where the app lies, from the app's own folder. */
export function capacitorConfig({ appId, name }: Shell, webFolder: string): object {
  return {
    appId,
    appName: name,
    webDir: webFolder,
    // Its log would hold every token on its way to the phone's keystore.
    loggingBehavior: 'none',
    server: { androidScheme: 'https', iosScheme: 'capacitor', hostname: 'localhost' },
  };
}

/** What Xcode reads, made out of shell.json. Gradle reads shell.json itself. */
export function xcodeSettings({ appId, name, version, build }: Shell): string {
  const settings = {
    PRODUCT_BUNDLE_IDENTIFIER: appId,
    SHELL_NAME: name,
    MARKETING_VERSION: version,
    CURRENT_PROJECT_VERSION: build,
  };
  return Object.entries(settings)
    .map(([setting, value]) => `${setting} = ${value}\n`)
    .join('');
}
