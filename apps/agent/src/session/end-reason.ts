/** Why the last session on this device ended, where its person should be told. */
export type ToldReason = 'revoked' | 'replaced' | 'copied';

const KEPT = 'hexaflate.ended';

/** Keeps the reason for the sign-in screen of this tab; one that needs no telling is forgotten. */
export function keepEndReason(reason: unknown): void {
  if (isTold(reason)) sessionStorage.setItem(KEPT, reason);
  else sessionStorage.removeItem(KEPT);
}

/** What the sign-in screen has to say about it. */
export function readEndReason(): ToldReason | null {
  const kept = sessionStorage.getItem(KEPT);
  return isTold(kept) ? kept : null;
}

function isTold(reason: unknown): reason is ToldReason {
  return reason === 'revoked' || reason === 'replaced' || reason === 'copied';
}
