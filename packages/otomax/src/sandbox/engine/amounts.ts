import { rupiah } from '@hexaflate/contract/money';
import type { EngineContext } from './context.ts';
import { type ReplyName, replyText } from './replies.ts';
import { Refusal } from './request.ts';

/** Longest amount in a message: a trillion rupiah is a mistake. */
const MAX_DIGITS = 12;

/** An amount of whole rupiah as a message carries it, zero allowed. Refuses with 61 and the given reply. */
export function readAmount(context: EngineContext, text: string | undefined, refusal: ReplyName): bigint {
  if (text === undefined || !/^\d+$/.test(text) || text.length > MAX_DIGITS) {
    throw new Refusal(61, replyText(context, refusal, { keterangan: 'Jumlah salah', jumlah: text ?? '' }));
  }
  return rupiah(BigInt(text));
}
