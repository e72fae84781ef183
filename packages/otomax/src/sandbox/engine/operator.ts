import { moneyToWire } from '@hexaflate/contract/money';
import { type Operator, openOperator } from './operations.ts';

/** `bun operator.ts <database path> <verb> …` plays the operator of the sandbox's Otomax. */
const USAGE = `Usage: bun operator.ts <database path> <verb> …
  top-up <agent> <rupiah>              add to a balance; negative takes away
  pending                              list the sales that are not final
  decide <transaction> success|failed  decide one of them
  reverse <transaction>                turn a success into a failure with refund, or a failure into a success
  redirect <transaction>               route a silent sale once more
  set-price <product> <rupiah>         change what a product sells for
  disrupt <product|operator> on|off    mark it as disrupted
  empty <product|operator> on|off      mark it as out of stock
  bank <rupiah> [bank]                 write a bank's credit line, to be matched with a deposit ticket
`;

type Verb = (operator: Operator, first: string, second: string) => Promise<string | undefined>;

const done = (changed: boolean) => (changed ? 'done' : 'nothing to change');
const whole = (text: string) => (/^-?\d{1,12}$/.test(text) ? Number(text) : undefined);

const verbs: Record<string, Verb> = {
  'top-up': async (operator, agent, amount) => {
    const rupiah = whole(amount);
    return rupiah === undefined ? undefined : `balance ${moneyToWire(await operator.topUp(agent, rupiah))}`;
  },
  pending: async (operator) =>
    (await operator.pending())
      .map(
        (sale) =>
          `${sale.code} ${sale.agentCode} ${sale.productCode} ${sale.destination} status ${sale.status}`,
      )
      .join('\n') || 'none',
  decide: async (operator, transaction, result) => {
    const code = whole(transaction);
    if (code === undefined || (result !== 'success' && result !== 'failed')) return undefined;
    return done(await operator.decide(code, result));
  },
  reverse: async (operator, transaction) => {
    const code = whole(transaction);
    return code === undefined
      ? undefined
      : done((await operator.reverseToFailed(code)) || (await operator.reverseToSuccess(code)));
  },
  redirect: async (operator, transaction) => {
    const code = whole(transaction);
    return code === undefined ? undefined : done(await operator.redirect(code));
  },
  'set-price': async (operator, product, price) => {
    const rupiah = whole(price);
    return rupiah === undefined ? undefined : done(await operator.setPrice(product, rupiah));
  },
  disrupt: async (operator, code, state) =>
    state === 'on' || state === 'off' ? done(await operator.disrupt(code, state === 'on')) : undefined,
  empty: async (operator, code, state) =>
    state === 'on' || state === 'off' ? done(await operator.empty(code, state === 'on')) : undefined,
  bank: async (operator, amount, bank) => {
    const rupiah = whole(amount);
    if (rupiah === undefined || rupiah <= 0) return undefined;
    return `line ${await operator.bankLine(rupiah, bank === '' ? undefined : bank)}`;
  },
};

/**
 * Carries out one command line (without the program's own name). Answers what to say and the exit code: 2 when the
 * command line is not understood.
 */
export async function runOperatorCommand(
  args: readonly string[],
): Promise<{ text: string; exitCode: number }> {
  const [databasePath, name = '', first = '', second = ''] = args;
  const verb = verbs[name];
  if (databasePath === undefined || verb === undefined) return { text: USAGE, exitCode: 2 };
  const operator = await openOperator(databasePath);
  try {
    const answer = await verb(operator, first, second);
    return answer === undefined ? { text: USAGE, exitCode: 2 } : { text: `${answer}\n`, exitCode: 0 };
  } finally {
    await operator.close();
  }
}

if (import.meta.main) {
  const { text, exitCode } = await runOperatorCommand(process.argv.slice(2));
  (exitCode === 0 ? process.stdout : process.stderr).write(text);
  process.exitCode = exitCode;
}
