import { styled } from '@mui/material/styles';
import { type ReactNode, useEffect, useEffectEvent, useRef, useState } from 'react';
import BackspaceIcon from '~icons/material-symbols/backspace-outline-rounded';
import { IconOf } from '../../ui/icon.tsx';
import { useWords } from '../../words/words.ts';
import { pinPadWords } from './pad-words.ts';

interface PinPadProps {
  /** Digits of a PIN on this installation. */
  length: number;
  /** What was wrong with the PIN before; it shakes the dots. */
  problem: string | null;
  /** Told with each digit, so that what was wrong before is forgotten. */
  onTouch?: () => void;
  /** Told with the last digit; the pad is empty again then. */
  onFull: (pin: string) => void;
  /** Stands in the free corner: another way than the PIN. */
  corner?: ReactNode;
  /** Takes no digit for now. */
  resting?: boolean;
}

const keys = ['1', '2', '3', '4', '5', '6', '7', '8', '9', 'corner', '0', 'back'] as const;

/** A PIN: large keys, the keyboard too, dots that never show a digit. */
export function PinPad({ length, problem, onTouch, onFull, corner, resting = false }: PinPadProps) {
  const say = useWords(pinPadWords);
  const [pin, setPin] = useState('');
  const pad = useRef<HTMLDivElement>(null);

  const press = (key: string) => {
    if (resting) return;
    onTouch?.();
    if (key === 'back') return setPin(pin.slice(0, -1));
    const next = pin + key;
    setPin(next.length === length ? '' : next);
    if (next.length === length) onFull(next);
  };
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    // Under the app's lock stands another pad, and the keyboard is that one's.
    if (!pad.current?.checkVisibility({ visibilityProperty: true })) return;
    if (/^\d$/.test(event.key)) press(event.key);
    else if (event.key === 'Backspace') press('back');
    else return;
    event.preventDefault();
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent) => onKey(event);
    addEventListener('keydown', listener);
    return () => removeEventListener('keydown', listener);
  }, []);

  return (
    <>
      <Dots
        role="img"
        aria-label={say('filled', { count: pin.length, length })}
        data-wrong={problem !== null}
      >
        {Array.from({ length }, (_, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: dots are their positions
          <Dot key={index} data-filled={index < pin.length} />
        ))}
      </Dots>
      <Message role="alert">{problem}</Message>
      <Pad ref={pad}>
        {keys.map((key) =>
          key === 'corner' ? (
            <Corner key={key}>{corner}</Corner>
          ) : (
            <PadKey
              key={key}
              type="button"
              aria-label={key === 'back' ? say('delete') : say('digit', { digit: key })}
              onClick={() => press(key)}
            >
              {key === 'back' ? <IconOf icon={BackspaceIcon} size={26} /> : key}
            </PadKey>
          ),
        )}
      </Pad>
    </>
  );
}

const Dots = styled('div')({
  display: 'flex',
  justifyContent: 'center',
  gap: 18,
  padding: '18px 0 6px',
  '&[data-wrong="true"]': { animation: 'pin-wrong 320ms var(--ease)' },
  '@keyframes pin-wrong': {
    '20%, 60%': { transform: 'translateX(-8px)' },
    '40%, 80%': { transform: 'translateX(8px)' },
  },
});

const Dot = styled('span')(({ theme }) => ({
  width: 16,
  height: 16,
  borderRadius: '50%',
  border: `2px solid ${theme.scheme.muted}`,
  transition: 'background 80ms, transform 80ms',
  '&[data-filled="true"]': {
    background: theme.scheme.primary,
    borderColor: theme.scheme.primary,
    transform: 'scale(1.1)',
  },
}));

const Message = styled('p')(({ theme }) => ({
  minHeight: '2.6em',
  margin: 0,
  textAlign: 'center',
  textWrap: 'balance',
  fontSize: '0.8125rem',
  fontWeight: 600,
  color: theme.scheme.failed.main,
}));

const Pad = styled('div')({ display: 'grid', gridTemplateColumns: 'repeat(3, 1fr)', gap: 8 });

const Corner = styled('span')({ display: 'grid' });

/** A large key, for the digits and for what stands in the corner. */
export const PadKey = styled('button')(({ theme }) => ({
  display: 'grid',
  placeItems: 'center',
  minHeight: 64,
  border: 0,
  borderRadius: theme.corner.tile,
  background: theme.scheme.inset,
  color: theme.scheme.text,
  fontSize: '1.5rem',
  fontWeight: 650,
  cursor: 'pointer',
  touchAction: 'manipulation',
  userSelect: 'none',
  '&:active': { background: theme.scheme.container, color: theme.scheme.onContainer },
}));
