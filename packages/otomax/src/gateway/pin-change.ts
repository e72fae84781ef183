import type { Selectable } from 'kysely';
import { formatOf, loadFormatRows, matchFormat, TemplateError } from '../formats.ts';
import { agreedText } from '../formats-agreement.ts';
import type {
  PinChangeOutcome,
  PinChangeRequest,
  PinChangeSubmission,
  PinNeverSentReason,
} from '../gateway.ts';
import { fromLocalText } from '../local-time.ts';
import { statusInfo } from '../status.ts';
import type { SubmissionTable } from '../tables.ts';
import { ownCenter } from './centers.ts';
import type { GatewayContext, Writer } from './context.ts';
import { type InboxMessage, inboxRow, senderOf } from './inbox-message.ts';
import { once, type RequestKey } from './once.ts';
import { isPinChange, readPinTemplate, writePinRequest } from './pin-change-row.ts';

/** See `Gateway.changePin`. The present PIN is read where the message is written, and goes nowhere else. */
export async function changePin(
  context: GatewayContext,
  request: PinChangeRequest,
  newPin: string,
): Promise<PinChangeSubmission> {
  const row = await once(context, keyOf(request), async (writer) => {
    const decision = await decide(context, writer, request, newPin);
    if ('refused' in decision)
      return { reason: decision.refused, price: null, request: writePinRequest(request, null) };
    return {
      price: null,
      inbox: inboxRow(context, decision),
      request: writePinRequest(request, decision.template),
    };
  });
  return toPinChange(row, context.dialect.utcOffsetMinutes);
}

/** See `Gateway.closePinChange`. */
export async function closePinChange(
  context: GatewayContext,
  request: PinChangeRequest,
  reason: PinNeverSentReason,
): Promise<PinChangeSubmission> {
  const row = await once(context, keyOf(request), async () => ({
    reason,
    price: null,
    request: writePinRequest(request, null),
  }));
  return toPinChange(row, context.dialect.utcOffsetMinutes);
}

/** See `Gateway.pinChangeOutcome`. */
export async function pinChangeOutcome(
  context: GatewayContext,
  id: string,
): Promise<PinChangeOutcome | undefined> {
  const { read, dialect } = context;
  const submission = await read
    .selectFrom('hexaflate_submission')
    .select(['agent_code', 'kode_inbox', 'request'])
    .where('order_id', '=', id)
    .executeTakeFirst();
  if (!submission || submission.kode_inbox === null || !isPinChange(submission.request)) return undefined;
  const inbox = await read
    .selectFrom('inbox')
    .select(['status', 'tgl_status', 'pesan'])
    .where('kode', '=', submission.kode_inbox)
    .executeTakeFirst();
  if (!inbox) return undefined;
  const { family } = statusInfo(inbox.status);
  const at = inbox.tgl_status === null ? null : fromLocalText(inbox.tgl_status, dialect.utcOffsetMinutes);
  if (family !== 'success') return { state: family === 'failed' ? 'refused' : 'waiting', at, stands: null };
  const agent = await read
    .selectFrom('reseller')
    .select('pin')
    .where('kode', '=', submission.agent_code)
    .executeTakeFirst();
  const asked = newPinIn(inbox.pesan, readPinTemplate(submission.request));
  return { state: 'answered', at, stands: asked === undefined ? null : agent?.pin === asked };
}

type Decision = { refused: PinNeverSentReason } | (InboxMessage & { template: string });

/** Everything that must hold at the moment of sending, read inside the sending transaction. */
async function decide(
  context: GatewayContext,
  writer: Writer,
  request: PinChangeRequest,
  newPin: string,
): Promise<Decision> {
  const agent = await writer
    .selectFrom('reseller')
    .select(['kode', 'pin'])
    .where('kode', '=', request.agentCode)
    .where((where) => where.or([where('deleted', 'is', null), where('deleted', '=', 0)]))
    .executeTakeFirst();
  const sender = agent && (await senderOf(writer, agent.kode, context.senderType));
  if (!agent?.pin || !sender) return { refused: 'unknownAgent' };
  if (agent.pin === newPin) return { refused: 'samePin' };
  const center = await ownCenter(writer);
  const values = { pinlama: agent.pin, pinbaru: newPin };
  const said = agreedText(await loadFormatRows(writer), context.formats, 'changePin', values);
  if (!center || !said) return { refused: 'noFormat' };
  const { text, format } = said;
  const { longestMessage } = context.dialect;
  if (longestMessage !== null && text.length > longestMessage) return { refused: 'noFormat' };
  return { agentCode: agent.kode, sender, center, message: text, template: format.template };
}

/** Of what was asked nothing but that it is a change of the PIN: a hash of few digits would give them away. */
function keyOf({ id, agentCode, attemptId, kind }: PinChangeRequest): RequestKey {
  return { orderId: id, agentCode, attemptId, contentHash: `changePin:${kind}` };
}

/** Undefined where Otomax has masked the message after reading it, or the row is older than its template. */
function newPinIn(message: string, template: string | null): string | undefined {
  if (template === null) return undefined;
  try {
    return matchFormat(formatOf('UbahPin', template), message.trim())?.pinbaru;
  } catch (error) {
    if (error instanceof TemplateError) return undefined;
    throw error;
  }
}

function toPinChange(row: Selectable<SubmissionTable>, utcOffsetMinutes: number): PinChangeSubmission {
  return {
    id: row.order_id,
    state: row.state === 'sent' ? 'sent' : 'neverSent',
    reason: reasonOf(row.reason),
    inboxCode: row.kode_inbox,
    at: fromLocalText(row.at, utcOffsetMinutes),
  };
}

function reasonOf(text: string | null): PinNeverSentReason | null {
  switch (text) {
    case 'samePin':
    case 'noFormat':
    case 'unknownAgent':
    case 'saleUnderway':
    case 'tooOld':
      return text;
    default:
      return null;
  }
}
