import type { IdentityCase } from '@hexaflate/contract/identity';
import type { TFunction } from 'i18next';

/** One hint in words; `unsure` where nothing could be told. */
export interface Signal {
  look: 'good' | 'bad' | 'unsure';
  sentence: string;
}

/** Everything that was found out about a case by machine: movements, likeness, and who else uses the number. */
export function signalsOf(
  { signals, seenOnPhone, duplicateCount, person }: IdentityCase,
  t: TFunction,
): Signal[] {
  const list: Signal[] = [];
  if (signals.state === 'done') list.push(...faceSignals(signals, t));
  else list.push({ look: 'unsure', sentence: t(`identity.signal.${signals.state}`) });
  if (seenOnPhone) list.push(phoneSignal(seenOnPhone, t));
  if (duplicateCount > 0)
    list.push({ look: 'bad', sentence: t('identity.duplicates', { count: duplicateCount }) });
  else if (person) list.push({ look: 'good', sentence: t('identity.signal.duplicatesNone') });
  return list;
}

/** What the phone saw while the person moved: its own word, so only a hint of how closely to look. */
function phoneSignal({ seen, of }: NonNullable<IdentityCase['seenOnPhone']>, t: TFunction): Signal {
  if (seen >= of) return { look: 'good', sentence: t('identity.signal.seenOnPhone', { count: of }) };
  return {
    look: 'unsure',
    sentence:
      seen === 0
        ? t('identity.signal.notSeenOnPhone')
        : t('identity.signal.partlySeenOnPhone', { seen, count: of }),
  };
}

function faceSignals({ frames, ktpFace }: IdentityCase['signals'], t: TFunction): Signal[] {
  const count = frames.length;
  const good = frames.filter(
    ({ poseFollows, sameFace }) => poseFollows === true && sameFace !== false,
  ).length;
  const moved: Signal[] =
    count === 0
      ? [{ look: 'unsure', sentence: t('identity.signal.none') }]
      : good === count
        ? [{ look: 'good', sentence: t('identity.signal.moved', { count }) }]
        : [{ look: 'bad', sentence: t('identity.signal.movedPartly', { good, count }) }];
  if (!ktpFace) return [...moved, { look: 'unsure', sentence: t('identity.signal.noKtpFace') }];
  const percent = Math.round(ktpFace.likeness * 100);
  return [
    ...moved,
    ktpFace.same
      ? { look: 'good', sentence: t('identity.signal.sameFace', { percent }) }
      : { look: 'bad', sentence: t('identity.signal.otherFace', { percent }) },
  ];
}
