import { styled } from '@mui/material/styles';
import { useEffect, useId, useRef } from 'react';

interface CodeInputProps {
  label: string;
  digits: number;
  value: string;
  onChange: (code: string) => void;
  problem: string | null;
}

/**
 * A one-time code: one true input, so that the phone can fill it in and paste works, drawn as a box per digit.
 */
export function CodeInput({ label, digits, value, onChange, problem }: CodeInputProps) {
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => input.current?.focus(), []);
  return (
    <div>
      <Label htmlFor={id}>{label}</Label>
      <Frame>
        <Input
          ref={input}
          id={id}
          name="code"
          type="text"
          inputMode="numeric"
          autoComplete="one-time-code"
          pattern="\d*"
          value={value}
          aria-invalid={problem !== null}
          aria-describedby={`${id}-help`}
          onChange={(event) => onChange(event.target.value.replace(/\D/g, '').slice(0, digits))}
        />
        <Boxes aria-hidden data-problem={problem !== null}>
          {Array.from({ length: digits }, (_, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: boxes without identity that never move
            <Box key={index} data-next={index === Math.min(value.length, digits - 1)}>
              {value[index] ?? ''}
            </Box>
          ))}
        </Boxes>
      </Frame>
      <Help id={`${id}-help`} role="alert">
        {problem}
      </Help>
    </div>
  );
}

const Label = styled('label')({ display: 'block', marginBottom: 6, fontSize: '0.875rem', fontWeight: 650 });
const Frame = styled('div')({ position: 'relative' });
const Input = styled('input')({
  position: 'absolute',
  inset: 0,
  zIndex: 1,
  width: '100%',
  padding: '0 8px',
  border: 0,
  outline: 'none',
  background: 'transparent',
  color: 'transparent',
  caretColor: 'transparent',
  fontSize: '1.5rem',
});
const Boxes = styled('div')(({ theme }) => ({
  display: 'grid',
  gridAutoFlow: 'column',
  gridAutoColumns: '1fr',
  gap: 8,
  'input:focus + & > [data-next="true"]': { borderColor: theme.scheme.primary, borderWidth: 2 },
  '&[data-problem="true"] > *': { borderColor: theme.scheme.failed.main },
}));
const Box = styled('span')(({ theme }) => ({
  display: 'grid',
  placeItems: 'center',
  height: '3.5rem',
  borderRadius: 14,
  border: `1px solid ${theme.scheme.fieldEdge}`,
  background: theme.scheme.card,
  color: theme.scheme.text,
  fontSize: '1.5rem',
  fontWeight: 750,
  fontVariantNumeric: 'tabular-nums',
}));
const Help = styled('p')(({ theme }) => ({
  margin: '8px 4px 0',
  minHeight: '1.45em',
  fontSize: '0.8125rem',
  lineHeight: 1.45,
  fontWeight: 600,
  color: theme.scheme.failed.main,
}));
