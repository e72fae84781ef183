import type { RegisteredNumber } from '@hexaflate/contract';
import { normalizePhone, type Sender } from '@hexaflate/otomax';
import type { AgentSession } from '../auth/principal.ts';
import type { Context } from '../context.ts';
import { brand } from '../layout/views.ts';
import { fillTemplate } from '../settings/kinds.ts';

/** The addresses that may give orders for an agent in Otomax, and how the operator wants them to be changed. */
export async function registeredNumbers(
  context: Context,
  session: Pick<AgentSession, 'agentCode' | 'phone'>,
): Promise<{ items: RegisteredNumber[]; help: string }> {
  const [senders, { name }] = await Promise.all([context.otomax.senders(session.agentCode), brand(context)]);
  return {
    items: senders.map((sender) => present(sender, session.phone)),
    help: fillTemplate(context.settings.get('account.numbersHelp'), { brand: name }),
  };
}

function present({ address, type }: Sender, signedInWith: string): RegisteredNumber {
  const kind = kindOf(type);
  const phone = kind === 'internet' ? undefined : normalizePhone(address.split('@')[0] ?? '');
  return {
    address,
    phone: phone ?? null,
    kind,
    signedInHere: phone === signedInWith && (kind === 'sms' || kind === 'whatsapp'),
  };
}

/** Otomax's letters; those that an installation made up are `other`. */
function kindOf(type: string): RegisteredNumber['kind'] {
  switch (type) {
    case 'S':
      return 'sms';
    case 'W':
      return 'whatsapp';
    case 'Y':
    case 'G':
      return 'chat';
    case '1':
    case 'O':
    case 'X':
      return 'internet';
    default:
      return 'other';
  }
}
