import { styled } from '@mui/material/styles';
import CloudOff from '~icons/material-symbols/cloud-off-outline-rounded';
import { keys } from '../api/keys.ts';
import { queryClient } from '../api/query.ts';
import { useIsOffline } from '../app/online.ts';
import { sharedWords } from '../words/shared.ts';
import { useWords } from '../words/words.ts';
import { useAgeText } from './age.ts';
import { IconOf } from './icon.tsx';

/** Says that the server cannot be reached and how old the data on the screen is; empty while it can. */
export function OfflineNotice() {
  const say = useWords(sharedWords);
  const ageText = useAgeText();
  const offline = useIsOffline();
  const updatedAt = queryClient.getQueryState(keys.me)?.dataUpdatedAt;
  return (
    <div role="status">
      {offline && (
        <Strip>
          <IconOf icon={CloudOff} size={20} />
          <span>
            <strong>{say('offlineTitle')}.</strong>{' '}
            {updatedAt ? say('offlineAge', { age: ageText(updatedAt) }) : say('offlineNoAge')}
          </span>
        </Strip>
      )}
    </div>
  );
}

const Strip = styled('div')(({ theme }) => ({
  display: 'flex',
  alignItems: 'center',
  gap: 10,
  margin: '0 20px 8px',
  padding: '10px 14px',
  borderRadius: theme.corner.button,
  fontSize: '0.8125rem',
  lineHeight: 1.45,
  background: theme.scheme.waiting.soft,
  color: theme.scheme.waiting.onSoft,
}));
