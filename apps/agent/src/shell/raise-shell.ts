import {
  approvalKey,
  type DeviceVault,
  type PromptWords,
  secureStorage,
  shellDeviceKey,
} from '@hexaflate/device-vault';
import { promptWords } from './words.ts';

/** Stands in localStorage from the first start on: it goes with the app, and what an iPhone's Keychain holds does not. */
const INSTALLED = 'hexaflate.installed';

/** What the app runs in. */
interface Place {
  platform: 'android' | 'ios';
  apiOrigin: string;
}

/**
 * Gives the app what its phone can do, before its own script runs. Whatever an earlier installation has left in the
 * phone is thrown away first.
 */
export async function raiseShell(vault: DeviceVault, { platform, apiOrigin }: Place): Promise<void> {
  if (localStorage.getItem(INSTALLED) === null) {
    await vault.wipe();
    localStorage.setItem(INSTALLED, 'yes');
  }
  // A phone that cannot even say so has the PIN.
  const state = await vault.sensor().then(
    (sensor) => sensor.state,
    () => 'noSensor',
  );
  window.hexaflateShell = {
    platform,
    apiOrigin,
    secureStorage: secureStorage(vault),
    deviceKey: shellDeviceKey(vault),
    ...(state === 'noSensor' ? {} : { approvalKey: approvalKey(vault, spokenWords) }),
  };
}

/** In the language that the page is in by then. */
function spokenWords(): PromptWords {
  return document.documentElement.lang === 'en' ? promptWords.en : promptWords.id;
}
