import { deviceName } from '@hexaflate/contract/device-name';

/** What a browser tells of its device when it is asked: the model on phones, nothing on computers. */
interface Hinting {
  userAgentData?: { getHighEntropyValues: (hints: string[]) => Promise<{ model?: string }> };
}

/** This device as its person would know it in a list: "SM-A055F, Chrome di Android" where the browser tells its model. */
export async function thisDeviceName(on: Navigator & Hinting = navigator): Promise<string> {
  const hints = await on.userAgentData?.getHighEntropyValues(['model']).catch(() => undefined);
  return deviceName(on.userAgent, hints?.model);
}
