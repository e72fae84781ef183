/**
 * Answers leave at whole multiples of this many milliseconds, so that the time of an answer does not tell a number
 * to which a message was sent from one that belongs to nobody.
 */
const ANSWER_STEP_MS = 120;

/** Answers, or refuses, at the next step of the clock that began with the call. */
export async function answerInSteps<Result>(work: () => Promise<Result>): Promise<Result> {
  const began = performance.now();
  try {
    return await work();
  } finally {
    await Bun.sleep(ANSWER_STEP_MS - ((performance.now() - began) % ANSWER_STEP_MS));
  }
}
