import { styled } from '@mui/material/styles';
import { sharedWords } from '../words/shared.ts';
import { useWords } from '../words/words.ts';
import { useErrorText } from './notice.tsx';
import { PrimaryButton, QuietButton } from './primary-button.tsx';
import { Sheet } from './sheet.tsx';

interface ConfirmSheetProps {
  open: boolean;
  title: string;
  text: string;
  /** Says what the button does. */
  action: string;
  busy: boolean;
  error: unknown;
  onConfirm: () => void;
  onClose: () => void;
}

/** Asks before something that cannot be undone. */
export function ConfirmSheet(props: ConfirmSheetProps) {
  const { open, title, text, action, busy, error, onConfirm, onClose } = props;
  const say = useWords(sharedWords);
  const textOf = useErrorText();
  return (
    <Sheet open={open} onClose={onClose} title={title} showTitle>
      <Text>{text}</Text>
      {error !== null && error !== undefined && <Problem role="alert">{textOf(error)}</Problem>}
      <div style={{ display: 'grid', gap: 10 }}>
        <PrimaryButton busy={busy} onClick={onConfirm}>
          {action}
        </PrimaryButton>
        <QuietButton onClick={onClose}>{say('cancel')}</QuietButton>
      </div>
    </Sheet>
  );
}

const Text = styled('p')(({ theme }) => ({
  ...theme.typography.body1,
  margin: '8px 0 20px',
  color: theme.scheme.muted,
}));
const Problem = styled('p')(({ theme }) => ({
  margin: '0 0 16px',
  fontWeight: 600,
  color: theme.scheme.failed.main,
}));
