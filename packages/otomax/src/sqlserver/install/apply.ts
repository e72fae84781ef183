import type { SqlSession } from '../connection.ts';
import type { InstallStep } from './plan.ts';

/** A table that Otomax holds longer is left alone: waiting for it would make Otomax wait behind us. */
const LOCK_WAIT_MS = 5000;

/** On a busy table a step may come too late to its lock; whole or not at all, it may be done again. */
const TRIES = 4;
const BETWEEN_TRIES_MS = 500;

/** A step that the server refused, and how it put it. */
export class InstallStepError extends Error {
  override name = 'InstallStepError';
  readonly step: InstallStep;

  constructor(step: InstallStep, cause: unknown) {
    super(`${step.what}: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
    this.step = step;
  }
}

/** Sends the steps in order, each as a batch of its own. What was done before a refusal stays; do it again then. */
export async function applySteps(
  session: SqlSession,
  steps: readonly InstallStep[],
  onStep: (step: InstallStep) => void = () => undefined,
): Promise<void> {
  await session.batch(`set lock_timeout ${LOCK_WAIT_MS}`);
  try {
    for (const step of steps) {
      await applyStep(session, step);
      onStep(step);
    }
  } finally {
    if (session.alive()) await session.batch('set lock_timeout -1');
  }
}

async function applyStep(session: SqlSession, step: InstallStep): Promise<void> {
  for (let left = TRIES - 1; ; left -= 1) {
    try {
      await session.batch(step.sql);
      return;
    } catch (error) {
      if (left === 0 || !session.alive()) throw new InstallStepError(step, error);
      await new Promise((resolve) => setTimeout(resolve, BETWEEN_TRIES_MS));
    }
  }
}
