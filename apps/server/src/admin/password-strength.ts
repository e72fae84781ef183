import { ZxcvbnFactory } from '@zxcvbn-ts/core';
import { adjacencyGraphs, dictionary } from '@zxcvbn-ts/language-common';
import { AppError } from '../http/app-error.ts';

const MIN_LENGTH = 12;
/** A guesser who knows the leaked passwords and the usual tricks needs at least this many tries. */
const FEWEST_GUESSES = 1e10;
/** What guessers of this product's panels would try first, besides the words of every list of leaked passwords. */
const OWN_WORDS = [
  'hexaflate',
  'otomax',
  'operator',
  'administrator',
  'konter',
  'pulsa',
  'token',
  'katasandi',
  'rahasia',
  'indonesia',
  'bismillah',
  'sayang',
];

/** Made when a first password is chosen: the lists take memory that most days nobody needs. */
let estimator: ZxcvbnFactory | undefined;
function guessesFor(password: string, username: string): number {
  estimator ??= new ZxcvbnFactory({
    dictionary: { ...dictionary, own: OWN_WORDS },
    graphs: adjacencyGraphs,
  });
  return estimator.check(password, [username]).guesses;
}

/** Throws `auth.passwordWeak` for short ones, leaked ones and those that guessers come to soon. */
export function requireStrongPassword(password: string, username: string): void {
  const weak = [...password].length < MIN_LENGTH || guessesFor(password, username) < FEWEST_GUESSES;
  if (weak) throw new AppError('auth.passwordWeak', { minLength: MIN_LENGTH });
}
