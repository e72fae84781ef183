import type { PinStanding } from '@hexaflate/contract/pin';
import LockedIcon from '~icons/material-symbols/lock-clock-outline-rounded';
import PinIcon from '~icons/material-symbols/lock-outline';
import ResetIcon from '~icons/material-symbols/lock-reset-rounded';
import ChangeIcon from '~icons/material-symbols/password-rounded';
import { clockTime, dayText } from '../../format/dates.ts';
import { ErrorState } from '../../ui/notice.tsx';
import { Page } from '../../ui/page.tsx';
import { InfoRow, LinkRow, RowGroup } from '../../ui/rows.tsx';
import { RowSkeletons } from '../../ui/skeleton.tsx';
import { useLocale, useWords } from '../../words/words.ts';
import { LockSetting } from '../app-lock/lock-setting.tsx';
import { ApprovalKeys } from '../approval/approval-keys.tsx';
import { usePinStanding } from './pin-queries.ts';
import { pinWords } from './words.ts';

/** The PIN, what may stand in its place, and the lock of the app. */
export function PinScreen() {
  const say = useWords(pinWords);
  const standing = usePinStanding();
  return (
    <Page title={say('title')} parent="/profile">
      {standing.data ? (
        <PinRows standing={standing.data} />
      ) : standing.isError ? (
        <ErrorState error={standing.error} onRetry={() => void standing.refetch()} />
      ) : (
        <RowSkeletons count={3} />
      )}
      <ApprovalKeys />
      <LockSetting />
    </Page>
  );
}

function PinRows({ standing }: { standing: PinStanding }) {
  const say = useWords(pinWords);
  const { state, canChange } = standing;
  return (
    <RowGroup title={say('pin')}>
      <InfoRow
        icon={state === 'open' ? PinIcon : LockedIcon}
        label={useStateText(standing)}
        text={<StandingText standing={standing} />}
        danger={state === 'disabled'}
      />
      {canChange && state === 'open' && (
        <LinkRow to="/pin/change" icon={ChangeIcon} label={say('change')} text={say('changeText')} />
      )}
      {canChange && <LinkRow to="/pin/reset" icon={ResetIcon} label={say('reset')} text={say('resetText')} />}
    </RowGroup>
  );
}

function useStateText({ state, lockedUntil }: PinStanding): string {
  const say = useWords(pinWords);
  const locale = useLocale();
  if (state === 'disabled') return say('stateDisabled');
  if (state === 'locked')
    return say('stateLocked', { time: lockedUntil ? clockTime(lockedUntil, locale) : '' });
  return say('stateOpen');
}

function StandingText({ standing }: { standing: PinStanding }) {
  const say = useWords(pinWords);
  const locale = useLocale();
  const { state, failures, triesLeft, change, resetStartedUntil: until, canChange } = standing;
  const lines = [
    !canChange && say('impossible'),
    change && say('underway'),
    until && say('resetStarted', { time: `${dayText(until, locale)} ${clockTime(until, locale)}` }),
    state === 'open' && failures > 0 && say('triesLeft', { left: triesLeft }),
  ];
  return lines.filter(Boolean).join(' ');
}
