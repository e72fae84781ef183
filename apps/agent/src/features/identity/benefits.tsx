import { formatRupiah } from '@hexaflate/contract/money';
import LockOpen from '~icons/material-symbols/lock-open-outline-rounded';
import Shield from '~icons/material-symbols/shield-outline-rounded';
import Once from '~icons/material-symbols/task-alt-rounded';
import Device from '~icons/material-symbols/verified-user-outline-rounded';
import { InfoRow, RowGroup } from '../../ui/rows.tsx';
import { useWords } from '../../words/words.ts';
import { useSessionLimits } from '../safety/use-session-limits.ts';
import { identityWords } from './words.ts';

/** Why it is worth the three minutes: only what this operator really gives to verified agents is promised. */
export function Benefits() {
  const say = useWords(identityWords);
  const limits = useSessionLimits();
  const unverified = limits?.unverified;
  const lifted = [
    unverified?.perOrder && say('whyLimitsOrder', { max: formatRupiah(unverified.perOrder) }),
    unverified?.total && say('whyLimitsDay', { max: formatRupiah(unverified.total.max) }),
  ].filter(Boolean);
  return (
    <RowGroup title={say('why')}>
      <InfoRow icon={Shield} label={say('whySafe')} text={say('whySafeText')} />
      {lifted.length > 0 && (
        <InfoRow
          icon={LockOpen}
          label={say('whyLimits')}
          text={say('whyLimitsText', { limits: lifted.join(', ') })}
        />
      )}
      {limits?.canVerifyIdentity && (
        <InfoRow icon={Device} label={say('whyDevice')} text={say('whyDeviceText')} />
      )}
      <InfoRow icon={Once} label={say('whyOnce')} text={say('whyOnceText')} />
    </RowGroup>
  );
}
