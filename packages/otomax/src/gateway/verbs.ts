import type { Gateway } from '../gateway.ts';
import * as agents from './agents.ts';
import * as catalog from './catalog.ts';
import type { GatewayContext } from './context.ts';
import { formats, tryTemplate } from './formats.ts';
import { messagesFrom, newestInbox } from './incoming.ts';
import * as ledger from './ledger.ts';
import { sendMessage } from './messages.ts';
import * as orders from './orders.ts';
import { personalDigits } from './personal-digits.ts';
import { changePin, closePinChange, pinChangeOutcome } from './pin-change.ts';
import { settleReplies } from './replies.ts';
import * as figures from './sales-figures.ts';
import { closeNeverSent, submit } from './submit.ts';
import * as transactions from './transactions.ts';

type OfTheDriver =
  | 'capabilities'
  | 'detect'
  | 'ping'
  | 'statementCount'
  | 'feedStatementCount'
  | 'close'
  | 'changes'
  | 'acknowledge'
  | 'waitForChanges';

/**
 * What both drivers answer with the same queries. `reach` runs each of them and turns a database that did not
 * answer into OtomaxUnavailableError.
 */
export function gatewayVerbs(
  context: GatewayContext,
  reach: <Result>(work: () => Promise<Result>) => Promise<Result>,
): Omit<Gateway, OfTheDriver> {
  return {
    agentByPhone: (phone) => reach(() => agents.agentByPhone(context, phone)),
    agent: (code) => reach(() => agents.agent(context, code)),
    funds: (code) => reach(() => agents.funds(context, code)),
    agents: (filter, page) => reach(() => agents.agents(context, filter, page)),
    senders: (code) => reach(() => agents.senders(context, code)),
    verifyPin: (code, pin) => reach(() => agents.verifyPin(context, code, pin)),
    catalog: (code, category) => reach(() => catalog.catalog(context, code, category)),
    quote: (code, product) => reach(() => catalog.quote(context, code, product)),
    productTimings: (sample) => reach(() => figures.productTimings(context, sample)),
    transactions: (filter, page) => reach(() => transactions.transactions(context, filter, page)),
    transaction: (code) => reach(() => transactions.transaction(context, code)),
    ledger: (code, page) => reach(() => ledger.ledger(context, code, page)),
    ledgerEntry: (code) => reach(() => ledger.ledgerEntry(context, code)),
    salesByHour: (day) => reach(() => figures.salesByHour(context, day)),
    similarToday: (code, product, destination) =>
      reach(() => transactions.similarToday(context, code, product, destination)),
    submit: (request) => reach(() => submit(context, request)),
    closeNeverSent: (request, reason) => reach(() => closeNeverSent(context, request, reason)),
    submission: (orderId) => reach(() => orders.submission(context, orderId)),
    submissionsSince: (since, page) => reach(() => orders.submissionsSince(context, since, page)),
    outcome: (inboxCode) => reach(() => orders.outcome(context, inboxCode)),
    changePin: (request, newPin) => reach(() => changePin(context, request, newPin)),
    closePinChange: (request, reason) => reach(() => closePinChange(context, request, reason)),
    pinChangeOutcome: (id) => reach(() => pinChangeOutcome(context, id)),
    personalDigits: (code) => reach(() => personalDigits(context, code)),
    formats: () => reach(() => formats(context)),
    agreeOnFormats: (agreed) => {
      context.formats.agreed = agreed;
    },
    tryFormat: (trial) => reach(() => tryTemplate(context, trial)),
    settleReplies: (limit) => reach(() => settleReplies(context, limit)),
    sendMessage: (message) => reach(() => sendMessage(context, message)),
    newestInbox: () => reach(() => newestInbox(context)),
    messagesFrom: (phones, after) => reach(() => messagesFrom(context, phones, after)),
  };
}
