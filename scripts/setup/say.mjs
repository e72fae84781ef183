const paint = (code) => (text) => (process.stdout.isTTY ? `\u001b[${code}m${text}\u001b[0m` : text);

export const bold = paint(1);
export const dim = paint(2);
export const red = paint(31);
export const green = paint(32);

/** One line for people: Indonesian first, English second. */
export function say(indonesian, english) {
  process.stdout.write(`${bold('▸')} ${indonesian} ${dim(`/ ${english}`)}\n`);
}

/** A failure that the reader can mend; shown without a stack trace. */
export class SetupError extends Error {
  name = 'SetupError';
}

/** Runs a command's main function; a SetupError becomes one clear message and exit code 1. */
export async function runMain(main) {
  try {
    process.exitCode = (await main()) ?? 0;
  } catch (error) {
    if (!(error instanceof SetupError)) throw error;
    process.stderr.write(`${red('✗')} ${error.message}\n`);
    process.exitCode = 1;
  }
}
