import OutlinedInput, { type OutlinedInputProps } from '@mui/material/OutlinedInput';
import { styled } from '@mui/material/styles';
import { useId } from 'react';

interface FieldProps extends Omit<OutlinedInputProps, 'id' | 'label' | 'error'> {
  label: string;
  hint?: string;
  /** What is wrong with it, in the person's words. */
  problem?: string | null;
}

/** A text field with its label above, where large text has room, and its hint or problem below. */
export function Field({ label, hint, problem, inputProps, ...rest }: FieldProps) {
  const id = useId();
  return (
    <Whole>
      <Label htmlFor={id}>{label}</Label>
      <OutlinedInput
        fullWidth
        {...rest}
        id={id}
        error={Boolean(problem)}
        inputProps={{ ...inputProps, 'aria-describedby': `${id}-help` }}
      />
      <Help id={`${id}-help`} role={problem ? 'alert' : undefined} data-problem={Boolean(problem)}>
        {problem || hint || ' '}
      </Help>
    </Whole>
  );
}

const Whole = styled('div')({ marginBottom: 12 });
const Label = styled('label')({ display: 'block', marginBottom: 6, fontSize: '0.875rem', fontWeight: 650 });
const Help = styled('p')(({ theme }) => ({
  margin: '6px 4px 0',
  minHeight: '1.45em',
  fontSize: '0.8125rem',
  lineHeight: 1.45,
  color: theme.scheme.muted,
  '&[data-problem="true"]': { color: theme.scheme.failed.main, fontWeight: 600 },
}));
