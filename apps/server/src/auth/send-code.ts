import type { Agent, MessageChannel } from '@hexaflate/otomax';
import type { Context } from '../context.ts';
import { brand } from '../layout/views.ts';
import { fillTemplate } from '../settings/kinds.ts';
import { allowedChannels } from './sign-in-ways.ts';

export interface CodeToSend {
  phone: string;
  /** Whose number it is; undefined for a stranger's. */
  agent: Pick<Agent, 'code'> | undefined;
  /** What the person would like. */
  asked: MessageChannel | undefined;
  code: string;
  /** Milliseconds that it lives. */
  life: number;
  /** What is said instead of the words for signing in. */
  template?: string;
  /** What such words name beside code, brand and minutes. */
  about?: string;
}

/**
 * Sends a code by the first sender that takes it. What cannot be sent shows nowhere but in the log, because the answer
 * must not tell a number that gets messages from one that does not.
 */
export async function sendCode(context: Context, sent: CodeToSend): Promise<void> {
  const { phone, agent, code, life } = sent;
  const { name } = await brand(context);
  const usual = agent ? 'signInCode.message' : 'signInCode.strangerMessage';
  const text = fillTemplate(sent.template ?? context.settings.get(usual), {
    brand: name,
    code,
    minutes: String(Math.round(life / 60_000)),
    about: sent.about ?? '',
  });
  for (const channel of await channelOrder(context, sent)) {
    try {
      await context.otomax.sendMessage({ to: phone, channel, text, agentCode: agent?.code });
      return;
    } catch (error) {
      context.log.error({ err: error, agent: agent?.code, channel }, 'sign-in code could not be sent');
    }
  }
}

/**
 * What the operator allows for the number, what the person would like first; what the installation cannot send by, or
 * the number is not registered with, comes last instead of never, since Otomax's tables need not tell everything.
 */
async function channelOrder(
  context: Context,
  { phone, agent, asked }: CodeToSend,
): Promise<MessageChannel[]> {
  const allowed = allowedChannels(context.settings, agent !== undefined);
  if (allowed.length < 2) return [...allowed];
  const { channels } = await context.otomax.capabilities();
  const known = agent && (await registeredChannels(context, agent.code, phone));
  const rank = (channel: MessageChannel) =>
    (channels.includes(channel) ? 0 : 4) +
    (known && known.size > 0 && !known.has(channel) ? 2 : 0) +
    (asked !== undefined && channel !== asked ? 1 : 0);
  return allowed.toSorted((a, b) => rank(a) - rank(b));
}

/** By what the agent's own number stands in Otomax's table of senders. */
async function registeredChannels(
  context: Context,
  agentCode: string,
  phone: string,
): Promise<Set<MessageChannel>> {
  const national = phone.replace(/^0/, '');
  const senders = await context.otomax.senders(agentCode);
  return new Set(
    senders
      .filter(({ address }) => address.replace(/^\+?62|^0/, '') === national)
      .flatMap(({ type }): MessageChannel[] => {
        if (type === 'W') return ['whatsapp'];
        return type === 'S' ? ['sms'] : [];
      }),
  );
}
