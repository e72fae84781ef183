import { contextOf, type EngineSetup } from './context.ts';
import { cancelOldTickets, matchBankLine } from './deposits.ts';
import { takeMessage } from './inbox.ts';
import { nextUnrouted, routeSale } from './routing.ts';
import { createSchedule } from './schedule.ts';
import { deliverToPhones } from './senders.ts';
import { concludeDue } from './supplier-answer.ts';

/**
 * The sandbox's Otomax. It keeps nothing of its own: every step is one transaction from one state of the tables to
 * the next, so it may be killed anywhere and another one goes on from there. One verb at a time.
 */
export interface Engine {
  /** Does one piece of work in one transaction. False when there is nothing to do now. */
  step(): Promise<boolean>;
  /** To be called once before the first step, and after others have written to the tables. */
  refresh(): Promise<void>;
  /** When a supplier answers next, in absolute milliseconds. */
  nextDueAt(): number | undefined;
  /** What needs doing now and then: cancels deposit tickets that are too old. */
  tidy(): Promise<void>;
}

/**
 * Sets up an engine over a database. Its steps throw only what `isTransient` says: failures that pass, after which the
 * same step may be tried again.
 */
export function createEngine(setup: EngineSetup, isTransient: (error: unknown) => boolean): Engine {
  /** Sales that broke the engine: left as they stand for an operator, so that the others go on. */
  const broken = new Set<number>();
  const schedule = createSchedule(setup, broken);
  /** Bank lines come from others alone: without a change of theirs there is nothing new to match. */
  let banksQuiet = false;

  const onSale = async (
    code: number | undefined,
    work: (code: number) => Promise<void>,
  ): Promise<boolean> => {
    if (code === undefined) return false;
    try {
      await work(code);
    } catch (error) {
      if (isTransient(error)) throw error;
      broken.add(code);
      const message = error instanceof Error ? error.message : 'unknown';
      setup.log.error({ transactionCode: code, error: message }, 'transaction failed');
    }
    await schedule.update(code);
    return true;
  };

  const works: readonly (() => Promise<boolean>)[] = [
    async () => (await takeMessage(setup, isTransient)) !== undefined,
    async () => onSale(await nextUnrouted(setup, broken), (code) => routeSale(setup, code)),
    async () => onSale(schedule.due(), (code) => concludeDue(setup, code)),
    async () => {
      banksQuiet ||= !(await matchBankLine(setup));
      return !banksQuiet;
    },
    () => deliverToPhones(setup),
  ];
  let turn = 0;

  return {
    // In turns, so that a flood of messages cannot keep suppliers' answers waiting, nor the other way round.
    step: async () => {
      for (let tried = 0; tried < works.length; tried += 1) {
        const work = works[turn % works.length];
        turn += 1;
        if (await work?.()) return true;
      }
      return false;
    },
    refresh: async () => {
      setup.book.forget();
      banksQuiet = false;
      await schedule.refresh();
    },
    nextDueAt: schedule.nextDueAt,
    tidy: async () => {
      if (await cancelOldTickets(await contextOf(setup))) setup.log.info({}, 'old deposit tickets cancelled');
    },
  };
}
