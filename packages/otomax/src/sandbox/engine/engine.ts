import { isBusy } from '../dialect.ts';
import type { EngineContext } from './context.ts';
import { cancelOldTickets, matchBankLine } from './deposits.ts';
import { createFormatBook, takeMessage } from './inbox.ts';
import { nextUnrouted, routeSale } from './routing.ts';
import { createSchedule } from './schedule.ts';
import { deliverToPhones } from './senders.ts';
import { concludeDue } from './supplier-answer.ts';

/**
 * The sandbox's Otomax. It keeps nothing of its own: every step is one transaction from one state of the tables to
 * the next, so it may be killed anywhere and another one goes on from there.
 */
export interface Engine {
  /** Does one piece of work in one transaction. False when there is nothing to do now. */
  step(): boolean;
  /** To be called after others have written to the tables. */
  refresh(): void;
  /** When a supplier answers next, in absolute milliseconds. */
  nextDueAt(): number | undefined;
  /** What needs doing now and then: cancels deposit tickets that are too old. */
  tidy(): void;
}

/** Failures of the disk or of a shared database, which pass: the same step is tried again later. */
export function isTransient(error: unknown): boolean {
  if (isBusy(error)) return true;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return /^SQLITE_(LOCKED|IOERR|FULL|CANTOPEN|NOMEM|PROTOCOL|READONLY|INTERRUPT)/.test(code);
}

/** Sets up an engine over a database. Its steps throw only what `isTransient` says may be tried again. */
export function createEngine(context: EngineContext): Engine {
  const formats = createFormatBook();
  /** Sales that broke the engine: left as they stand for an operator, so that the others go on. */
  const broken = new Set<number>();
  const schedule = createSchedule(context, broken);
  let lastBankLine = 0;

  const onSale = (code: number | undefined, work: (code: number) => void): boolean => {
    if (code === undefined) return false;
    try {
      work(code);
    } catch (error) {
      if (isTransient(error)) throw error;
      broken.add(code);
      const message = error instanceof Error ? error.message : 'unknown';
      context.log.error({ transactionCode: code, error: message }, 'transaction failed');
    }
    schedule.update(code);
    return true;
  };

  const works: readonly (() => boolean)[] = [
    () => takeMessage(context, formats, isTransient) !== undefined,
    () => onSale(nextUnrouted(context, broken), (code) => routeSale(context, code)),
    () => onSale(schedule.due(), (code) => concludeDue(context, code)),
    () => {
      const line = matchBankLine(context, lastBankLine);
      if (line !== undefined) lastBankLine = line;
      return line !== undefined;
    },
    () => deliverToPhones(context),
  ];
  let turn = 0;

  schedule.refresh();
  return {
    // In turns, so that a flood of messages cannot keep suppliers' answers waiting, nor the other way round.
    step: () => {
      for (let tried = 0; tried < works.length; tried += 1) {
        const work = works[turn % works.length];
        turn += 1;
        if (work?.()) return true;
      }
      return false;
    },
    refresh: schedule.refresh,
    nextDueAt: schedule.nextDueAt,
    tidy: () => {
      if (cancelOldTickets(context) > 0) context.log.info({}, 'old deposit tickets cancelled');
    },
  };
}
