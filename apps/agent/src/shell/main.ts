import { Capacitor, registerPlugin } from '@capacitor/core';
import type { DeviceVault } from '@hexaflate/device-vault';
import { raiseShell } from './raise-shell.ts';
import { type Sharing, shareFiles } from './share-files.ts';

/**
 * Where the page of the Android and iOS shells begins; browsers load nothing of it. The shells carry the very build that
 * browsers are served, and this ahead of it.
 */
const platform = Capacitor.getPlatform();
if (platform === 'android' || platform === 'ios')
  await raiseShell(registerPlugin<DeviceVault>('DeviceVault'), { platform, apiOrigin: __API_ORIGIN__ });
if (platform === 'android') shareFiles(registerPlugin<Sharing>('Sharing'));
await import(__APP_ADDRESS__);
