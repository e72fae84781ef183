import { fromBase64, toBase64 } from '../base64.ts';
import type { DeviceVault, PromptWords, VaultCode } from '../vault.ts';

const CURVE = { name: 'ECDSA', namedCurve: 'P-256' } as const;
const SIGNING = { name: 'ECDSA', hash: 'SHA-256' } as const;

/** One call as Capacitor's bridge posts it to a phone. */
interface Message {
  callbackId: string;
  pluginId: string;
  methodName: string;
  options: Record<string, unknown>;
}

/** What every method of the plugin is called; Capacitor tells a page of no others. */
export const vaultMethods = [
  'sensor',
  'makeKey',
  'findKey',
  'sign',
  'removeKey',
  'read',
  'write',
  'remove',
  'wipe',
] as const satisfies readonly (keyof DeviceVault)[];

class Refusal extends Error {
  readonly code: VaultCode;
  constructor(code: VaultCode) {
    super(code);
    this.code = code;
  }
}

/** A phone for tests: it answers Capacitor's messages as the plugin does, with real keys that cannot be taken out. */
export interface Phone {
  sensor: 'ready' | 'notEnrolled' | 'noSensor';
  /** What comes of the next prompts. */
  person: 'recognised' | 'cancelled' | 'lockedOut';
  /** Prompts that were shown. */
  prompts: PromptWords[];
  /** What was kept, by its name. */
  kept: Map<string, string>;
  /** What was kept can be opened by nobody from now on. */
  loseStorageKey(): void;
  /** Adds a finger, whereupon the system destroys the approval key. */
  addFinger(): void;
  loseDeviceKey(): void;
  /** Answers one message of the bridge, as JSON both ways. */
  answer(message: string): Promise<string>;
}

/** A phone with a sensor that recognises its owner, and nothing kept. */
export function createPhone(): Phone {
  const keys = new Map<unknown, CryptoKeyPair>();
  const sealed = new Set<string>();

  async function publicKey(pair: CryptoKeyPair | undefined): Promise<string | null> {
    if (!pair) return null;
    return toBase64(new Uint8Array(await crypto.subtle.exportKey('spki', pair.publicKey)));
  }

  async function sign({ key, bytes, prompt }: Record<string, unknown>): Promise<object> {
    const pair = keys.get(key);
    if (!pair) throw new Refusal('keyGone');
    if (key === 'approval') {
      if (isPrompt(prompt)) phone.prompts.push(prompt);
      if (phone.person !== 'recognised') throw new Refusal(phone.person);
    }
    const raw = await crypto.subtle.sign(SIGNING, pair.privateKey, fromBase64(String(bytes)));
    return { signature: toBase64(writeDer(new Uint8Array(raw))) };
  }

  async function perform(method: string, options: Record<string, unknown>): Promise<object> {
    const { key, name, value } = options;
    switch (method) {
      case 'sensor':
        return { state: phone.sensor };
      case 'makeKey':
        if (key === 'approval' && phone.sensor !== 'ready') throw new Refusal('notEnrolled');
        keys.set(key, await crypto.subtle.generateKey(CURVE, false, ['sign', 'verify']));
        return { publicKey: await publicKey(keys.get(key)) };
      case 'findKey':
        return { publicKey: await publicKey(keys.get(key)) };
      case 'sign':
        return sign(options);
      case 'removeKey':
        keys.delete(key);
        return {};
      case 'read':
        if (sealed.has(String(name))) throw new Refusal('storageUnreadable');
        return { value: phone.kept.get(String(name)) ?? null };
      case 'write':
        phone.kept.set(String(name), String(value));
        return {};
      case 'remove':
        phone.kept.delete(String(name));
        sealed.delete(String(name));
        return {};
      case 'wipe':
        keys.clear();
        sealed.clear();
        phone.kept.clear();
        return {};
      default:
        throw new Refusal('failed');
    }
  }

  const phone: Phone = {
    sensor: 'ready',
    person: 'recognised',
    prompts: [],
    kept: new Map(),
    loseStorageKey() {
      for (const name of phone.kept.keys()) sealed.add(name);
    },
    addFinger: () => void keys.delete('approval'),
    loseDeviceKey: () => void keys.delete('device'),
    async answer(text) {
      const { callbackId, pluginId, methodName, options }: Message = JSON.parse(text);
      const about = { save: false, callbackId, pluginId, methodName };
      try {
        return JSON.stringify({ ...about, success: true, data: await perform(methodName, options) });
      } catch (error) {
        const code = error instanceof Refusal ? error.code : 'failed';
        return JSON.stringify({ ...about, success: false, error: { message: code, code } });
      }
    },
  };
  return phone;
}

/** The plugin of a phone without a page between: the same messages, sent by hand. */
export function vaultOf(phone: Phone): DeviceVault {
  let calls = 0;
  const send = async (methodName: string, options: object) => {
    calls += 1;
    const message = { callbackId: String(calls), pluginId: 'DeviceVault', methodName, options };
    const { success, data, error } = JSON.parse(await phone.answer(JSON.stringify(message)));
    if (success) return data;
    throw Object.assign(new Error(error.message), error);
  };
  return {
    sensor: () => send('sensor', {}),
    makeKey: (asked) => send('makeKey', asked),
    findKey: (asked) => send('findKey', asked),
    sign: (asked) => send('sign', asked),
    removeKey: (asked) => send('removeKey', asked),
    read: (asked) => send('read', asked),
    write: (asked) => send('write', asked),
    remove: (asked) => send('remove', asked),
    wipe: () => send('wipe', {}),
  };
}

function isPrompt(prompt: unknown): prompt is PromptWords {
  return prompt instanceof Object && 'title' in prompt && 'cancel' in prompt;
}

/** A phone answers DER where a browser answers r and s. */
function writeDer(raw: Uint8Array): Uint8Array {
  const numbers = [raw.subarray(0, 32), raw.subarray(32)].flatMap((bytes) => {
    const digits = [...bytes.subarray(Math.max(0, bytes.findIndex(Boolean)))];
    if ((digits[0] ?? 0) >= 0x80) digits.unshift(0);
    return [0x02, digits.length, ...digits];
  });
  return Uint8Array.from([0x30, numbers.length, ...numbers]);
}
