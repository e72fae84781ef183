import { styled } from '@mui/material/styles';
import { type FormEvent, useState } from 'react';
import { useBrand } from '../../theme/brand.ts';
import { Field } from '../../ui/field.tsx';
import { useErrorText } from '../../ui/notice.tsx';
import { PrimaryButton } from '../../ui/primary-button.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { useWords } from '../../words/words.ts';
import { accountWords } from './words.ts';

interface PinSheetProps {
  open: boolean;
  title: string;
  text: string;
  /** Says what the button does. */
  action: string;
  busy: boolean;
  error: unknown;
  onPin: (pin: string) => void;
  onClose: () => void;
}

/** Asks for the PIN before something that concerns the whole account. The PIN is gone when the sheet closes. */
export function PinSheet(props: PinSheetProps) {
  const { open, title, onClose } = props;
  return (
    <Sheet open={open} onClose={onClose} title={title} showTitle>
      <PinForm {...props} />
    </Sheet>
  );
}

type PinFormProps = Pick<PinSheetProps, 'text' | 'action' | 'busy' | 'error' | 'onPin'>;

/** The same, to stand in a sheet that has more steps. */
export function PinForm({ text, action, busy, error, onPin }: PinFormProps) {
  const say = useWords(accountWords);
  const textOf = useErrorText();
  const { pinLength } = useBrand();
  const [pin, setPin] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (busy || pin.length < pinLength) return;
    onPin(pin);
    setPin('');
  };
  return (
    <form onSubmit={submit} noValidate>
      <Text>{text}</Text>
      <Field
        label={say('pin')}
        type="password"
        inputMode="numeric"
        autoComplete="off"
        maxLength={pinLength}
        value={pin}
        problem={error && pin === '' ? textOf(error) : null}
        onChange={(event) => setPin(event.target.value.replace(/\D/g, ''))}
      />
      <PrimaryButton type="submit" busy={busy} disabled={pin.length < pinLength && !busy}>
        {action}
      </PrimaryButton>
    </form>
  );
}

const Text = styled('p')(({ theme }) => ({
  ...theme.typography.body1,
  margin: '8px 0 16px',
  color: theme.scheme.muted,
}));
