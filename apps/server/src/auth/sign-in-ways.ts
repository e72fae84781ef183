import type { SignInWays } from '@hexaflate/contract';
import type { MessageChannel } from '@hexaflate/otomax';
import type { SettingKey, SettingValues } from '../settings/definitions.ts';
import type { SettingSnapshot } from '../settings/settings.ts';

const orders = {
  none: [],
  sms: ['sms'],
  whatsapp: ['whatsapp'],
  smsFirst: ['sms', 'whatsapp'],
  whatsappFirst: ['whatsapp', 'sms'],
} as const satisfies Record<SettingValues['signInCode.unregistered'], readonly MessageChannel[]>;

/** What codes may be sent by to a number, in the operator's order. */
export function allowedChannels(settings: SettingSnapshot, registered: boolean): readonly MessageChannel[] {
  return orders[settings.get(registered ? 'signInCode.registered' : 'signInCode.unregistered')];
}

/** The settings that decide which ways in there are. */
export const waySettings: readonly SettingKey[] = [
  'signIn.method',
  'signInCode.registered',
  'signInMessage.senderTypes',
  'signInMessage.smsNumbers',
  'signInMessage.whatsappNumbers',
  'signInGoogle.clientIds',
  'signInFacebook.appIds',
];

/** The ways in as everyone may know them: the same whoever asks. `there`: what the installation can send by. */
export function signInWays(settings: SettingSnapshot, there: readonly MessageChannel[]): SignInWays {
  const method = settings.get('signIn.method');
  const allowed = allowedChannels(settings, true);
  const usable = allowed.filter((channel) => there.includes(channel));
  const message = method !== 'code' && messageTargets(settings).length > 0;
  return {
    // Where texts cannot be received yet, switching codes off would shut everybody out.
    codeBy: method === 'message' && message ? [] : [...(usable.length > 0 ? usable : allowed)],
    message,
    providers: [
      ...(settings.get('signInGoogle.clientIds').length > 0 ? (['google'] as const) : []),
      ...(settings.get('signInFacebook.appIds').length > 0 ? (['facebook'] as const) : []),
    ],
  };
}

/** The centers' numbers, as far as a text to them would count. */
export function messageTargets(settings: SettingSnapshot): { channel: MessageChannel; number: string }[] {
  const types = settings.get('signInMessage.senderTypes');
  const whatsapp = types.some((type) => type !== 'S') ? settings.get('signInMessage.whatsappNumbers') : [];
  const sms = types.includes('S') ? settings.get('signInMessage.smsNumbers') : [];
  return [
    ...whatsapp.map((number) => ({ channel: 'whatsapp' as const, number })),
    ...sms.map((number) => ({ channel: 'sms' as const, number })),
  ];
}
