import { asDeviceKey, type DeviceKey, makeDeviceKey, signProof } from '@hexaflate/contract';
import * as z from 'zod';
import { AGENT_COOKIE } from '../auth/credentials.ts';

/** What a sign-in or a refresh answers to a device with `bearer`. */
export const OpenedSchema = z.object({
  token: z.string(),
  refreshToken: z.string(),
  accessHash: z.string(),
  accessSeconds: z.number(),
});
type Opened = z.output<typeof OpenedSchema>;

/** A device that tests have signed in, as a phone would keep it. */
export interface TestDevice extends Opened {
  key: DeviceKey;
  /** When the access token ends on the tests' clock, in milliseconds. */
  until: number;
}

/** One request on its way, before it is sent. */
export interface Sending {
  method: string;
  url: string;
  headers: Headers;
  body: Uint8Array<ArrayBuffer>;
}

/**
 * The devices of a test, by the access token that their sign-in answered. As an app does, they refresh before their
 * access is over, and sign what changes something: a test goes on with the token that it was given.
 */
export function createTestDevices(clock: { now: number }) {
  const devices = new Map<string, TestDevice>();

  const endOf = ({ accessSeconds }: Opened) => clock.now + accessSeconds * 1000;

  /** Signs a request with a key, for the access token that travels along. */
  async function sign(key: DeviceKey, sending: Sending, accessHash: string | null): Promise<string> {
    const { method, url, body } = sending;
    return signProof(key, { method, url, body, accessHash, now: clock.now });
  }

  return {
    newKey: async () => asDeviceKey(await makeDeviceKey()),
    /** Remembers the device of this key, if what was answered to it opened a session. */
    keep(key: DeviceKey, answer: string): void {
      if (!answer.includes('"refreshToken"')) return;
      const opened = OpenedSchema.parse(JSON.parse(answer));
      devices.set(opened.token, { ...opened, key, until: endOf(opened) });
    },
    /** The same device after a refresh; tests go on naming it by its first token. */
    renew(device: TestDevice, opened: Opened): void {
      Object.assign(device, { ...opened, until: endOf(opened) });
    },
    sign,
    /** The device behind the token that a request presents, if a test has signed it in. */
    of: (headers: Headers) => devices.get(presented(headers) ?? ''),
    /** The device that was signed in with this token. Throws when there is none. */
    byToken(token: string): TestDevice {
      const device = devices.get(token);
      if (!device) throw new Error('No device of this test was signed in with this token');
      return device;
    },
    /** Whether a device must refresh before it asks anything. */
    isDue: (device: TestDevice) => device.until <= clock.now,
    /** Puts the device's present token where the first one stood. */
    present(device: TestDevice, headers: Headers): void {
      if (headers.get('authorization')?.startsWith('Bearer '))
        headers.set('authorization', `Bearer ${device.token}`);
      else headers.set('cookie', `${AGENT_COOKIE}=${device.token}`);
    },
  };
}

export type TestDevices = ReturnType<typeof createTestDevices>;

function presented(headers: Headers): string | undefined {
  const bearer = /^Bearer (\S+)$/.exec(headers.get('authorization') ?? '')?.[1];
  const cookie = new RegExp(`(?:^|; )${AGENT_COOKIE}=([^;]+)`).exec(headers.get('cookie') ?? '')?.[1];
  return bearer ?? cookie;
}
