import { formatRupiah } from '@hexaflate/contract/money';
import IconButton from '@mui/material/IconButton';
import { styled } from '@mui/material/styles';
import { useEffect, useEffectEvent, useState } from 'react';
import BackIcon from '~icons/material-symbols/arrow-back-rounded';
import BackspaceIcon from '~icons/material-symbols/backspace-outline-rounded';
import { IconOf } from '../../../ui/icon.tsx';
import { sharedWords } from '../../../words/shared.ts';
import { useWords } from '../../../words/words.ts';
import { sellWords } from '../words.ts';
import type { Confirmation } from './use-confirm.ts';

interface PinStepProps {
  /** Digits of a PIN on this installation. */
  length: number;
  confirmation: Confirmation;
  onBack: () => void;
}

const keys = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '', '0', 'back'] as const;

/** The PIN: large keys, the keyboard too, dots that never show a digit. The last digit sends. */
export function PinStep({ length, confirmation, onBack }: PinStepProps) {
  const { state, dispatch, cost, submit } = confirmation;
  const say = useWords(sellWords);
  const shared = useWords(sharedWords);
  const [pin, setPin] = useState('');
  const wrong = state.problem?.kind === 'pinWrong' ? state.problem : null;

  const press = (key: string) => {
    if (key === '') return;
    dispatch({ type: 'pinTouched' });
    if (key === 'back') return setPin(pin.slice(0, -1));
    if (pin.length >= length) return;
    const next = pin + key;
    setPin(next);
    if (next.length === length) submit(next);
  };
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
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
    <Stack>
      <Head>
        <IconButton edge="start" aria-label={shared('back')} onClick={onBack}>
          <IconOf icon={BackIcon} />
        </IconButton>
        <div>
          <Title aria-hidden>{say('pinTitle')}</Title>
          <For>{say('pinFor', { price: formatRupiah(cost), product: state.purchase.product.name })}</For>
        </div>
      </Head>
      <Dots
        role="img"
        aria-label={say('pinFilled', { count: pin.length, length })}
        data-wrong={wrong !== null}
      >
        {Array.from({ length }, (_, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: dots are their positions
          <Dot key={index} data-filled={index < pin.length} />
        ))}
      </Dots>
      <Message role="alert">
        {wrong && (wrong.left === null ? say('pinWrongPlain') : say('pinWrong', { left: wrong.left }))}
      </Message>
      <Pad>
        {keys.map((key) =>
          key === '' ? (
            <span key="gap" />
          ) : (
            <Key
              key={key}
              type="button"
              aria-label={key === 'back' ? say('pinDelete') : say('pinDigit', { digit: key })}
              onClick={() => press(key)}
            >
              {key === 'back' ? <IconOf icon={BackspaceIcon} size={26} /> : key}
            </Key>
          ),
        )}
      </Pad>
    </Stack>
  );
}

const Stack = styled('div')({ display: 'grid', gap: 12 });
const Head = styled('div')({ display: 'flex', alignItems: 'center', gap: 8 });
const Title = styled('div')(({ theme }) => ({ ...theme.typography.h2 }));
const For = styled('div')(({ theme }) => ({ fontSize: '0.8125rem', color: theme.scheme.muted }));

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

const Key = styled('button')(({ theme }) => ({
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
