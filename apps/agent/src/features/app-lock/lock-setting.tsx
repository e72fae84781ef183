import { styled } from '@mui/material/styles';
import { dropFirstFrame } from '../../first-frame/keep-first-frame.ts';
import { Choices } from '../../ui/choices.tsx';
import { RowGroup } from '../../ui/rows.tsx';
import { useWords } from '../../words/words.ts';
import { pinWords } from '../pin/words.ts';
import { setLock, useLockAfter } from './lock.ts';
import { lockAfters } from './lock-rules.ts';

const OFF = -1;

/** When the app locks itself on this device. */
export function LockSetting() {
  const say = useWords(pinWords);
  const after = useLockAfter();
  const label = (ms: number) => (ms === 0 ? say('lockNow') : say('lockMinutes', { minutes: ms / 60_000 }));
  return (
    <RowGroup title={say('lock')}>
      <Choices<number>
        label={say('lockAfter')}
        value={after ?? OFF}
        options={[
          { value: OFF, label: say('lockOff') },
          ...lockAfters.map((ms) => ({ value: ms, label: label(ms) })),
        ]}
        onChange={(ms) => {
          setLock(lockAfters.find((one) => one === ms) ?? null);
          dropFirstFrame();
        }}
      />
      <Text>{say('lockText')}</Text>
    </RowGroup>
  );
}

const Text = styled('p')(({ theme }) => ({
  margin: 0,
  padding: '12px 16px 14px',
  fontSize: '0.8125rem',
  lineHeight: 1.45,
  color: theme.scheme.muted,
}));
