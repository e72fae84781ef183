/** A code that was sent and not used yet. Kept for this tab, so that reading the SMS and coming back loses nothing. */
export interface Challenge {
  phone: string;
  challengeId: string;
  /** ISO instant. */
  expiresAt: string;
  /** Milliseconds on this device's clock, when another code may be asked for. */
  resendAt: number;
}

const KEY = 'hexaflate.challenge';
/** Seconds between two codes for one number, when the server's clock and this one do not agree. */
const USUAL_WAIT_S = 60;

/** Remembers what the server answered. Its times are only trusted as far as they make sense on this clock. */
export function keepChallenge(
  phone: string,
  answer: { challengeId: string; expiresAt: string; resendAt: string },
  now = Date.now(),
): Challenge {
  const wait = Date.parse(answer.resendAt) - now;
  const sensible = wait > 0 && wait <= USUAL_WAIT_S * 1_000;
  const challenge = {
    phone,
    challengeId: answer.challengeId,
    expiresAt: answer.expiresAt,
    resendAt: now + (sensible ? wait : USUAL_WAIT_S * 1_000),
  };
  sessionStorage.setItem(KEY, JSON.stringify(challenge));
  return challenge;
}

/** The code that this tab is waiting for, if any. */
export function readChallenge(): Challenge | null {
  const text = sessionStorage.getItem(KEY);
  if (!text) return null;
  const stored: Partial<Challenge> = JSON.parse(text);
  const { phone, challengeId, expiresAt, resendAt } = stored;
  if (!phone || !challengeId || !expiresAt || resendAt === undefined) return null;
  return { phone, challengeId, expiresAt, resendAt };
}

/** Forgets it: it was used, or the person changes the number. */
export function dropChallenge(): void {
  sessionStorage.removeItem(KEY);
}
