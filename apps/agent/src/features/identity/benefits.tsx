import LockOpen from '~icons/material-symbols/lock-open-outline-rounded';
import Shield from '~icons/material-symbols/shield-outline-rounded';
import Once from '~icons/material-symbols/task-alt-rounded';
import { InfoRow, RowGroup } from '../../ui/rows.tsx';
import { useWords } from '../../words/words.ts';
import { identityWords } from './words.ts';

/** Why it is worth the three minutes. */
export function Benefits() {
  const say = useWords(identityWords);
  return (
    <RowGroup title={say('why')}>
      <InfoRow icon={Shield} label={say('whySafe')} text={say('whySafeText')} />
      <InfoRow icon={LockOpen} label={say('whyOpen')} text={say('whyOpenText')} />
      <InfoRow icon={Once} label={say('whyOnce')} text={say('whyOnceText')} />
    </RowGroup>
  );
}
