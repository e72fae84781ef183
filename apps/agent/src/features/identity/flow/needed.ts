import type { DocumentKind, Identity } from '@hexaflate/contract/identity';

/** The steps of the guided flow, in order; each has an address of its own. */
export const steps = ['consent', 'ktp', 'details', 'selfie', 'review'] as const;
export type Step = (typeof steps)[number];

/** Documents that the agent still has to send: those never sent and those sent back. */
export function neededDocuments({ documents }: Identity): DocumentKind[] {
  return documents.flatMap(({ kind, status }) => (status === 'none' || status === 'repair' ? [kind] : []));
}

/** The steps that are to be gone through: consent unless the present text was agreed to, then what is needed. */
export function neededSteps(identity: Identity): Step[] {
  const needed = neededDocuments(identity);
  if (!identity.open || needed.length === 0) return [];
  const { given, version } = identity.consent;
  return steps.filter((step) => {
    if (step === 'consent') return given?.version !== version;
    if (step === 'ktp' || step === 'details') return needed.includes('ktp');
    return step !== 'selfie' || needed.includes('selfie');
  });
}

/** What has been gathered so far; it lives only as long as the screen. */
export interface Gathered {
  agreed: boolean;
  ktp: boolean;
  details: boolean;
  selfie: boolean;
}

/** The step to show: the one asked for, unless something before it is missing. */
export function stepToShow(
  wanted: string | null,
  needed: readonly Step[],
  gathered: Gathered,
): Step | undefined {
  const done: Record<Step, boolean> = { ...gathered, consent: gathered.agreed, review: false };
  const furthest = needed.findIndex((step) => !done[step]);
  const asked = needed.map(String).indexOf(wanted ?? '');
  return needed[asked < 0 ? 0 : Math.min(asked, furthest)];
}
