import { styled } from '@mui/material/styles';
import { type InputHTMLAttributes, useId } from 'react';

interface FieldProps extends Omit<InputHTMLAttributes<HTMLInputElement>, 'id'> {
  label: string;
  hint?: string;
  /** What is wrong with it, in the person's words. */
  problem?: string | null;
}

/** A text field with its label above, where large text has room, and its hint or problem below. */
export function Field({ label, hint, problem, ...rest }: FieldProps) {
  const id = useId();
  return (
    <Whole>
      <Label htmlFor={id}>{label}</Label>
      <Input {...rest} id={id} aria-invalid={Boolean(problem)} aria-describedby={`${id}-help`} />
      <Help id={`${id}-help`} role={problem ? 'alert' : undefined} data-problem={Boolean(problem)}>
        {problem || hint || ' '}
      </Help>
    </Whole>
  );
}

const Whole = styled('div')({ marginBottom: 12 });
const Label = styled('label')({ display: 'block', marginBottom: 6, fontSize: '0.875rem', fontWeight: 650 });
const Input = styled('input')(({ theme }) => ({
  width: '100%',
  minHeight: 56,
  padding: '12px 14px',
  borderRadius: theme.corner.field,
  // An inset shadow instead of a border, so that focus may be bolder without moving anything.
  border: 0,
  outline: 'none',
  boxShadow: `inset 0 0 0 1px ${theme.scheme.fieldEdge}`,
  background: theme.scheme.card,
  color: theme.scheme.text,
  fontSize: '1rem',
  fontWeight: 550,
  transition: 'box-shadow 120ms',
  '&:focus': { boxShadow: `inset 0 0 0 2px ${theme.scheme.primary}` },
  '&[aria-invalid="true"]': { boxShadow: `inset 0 0 0 2px ${theme.scheme.failed.main}` },
}));
const Help = styled('p')(({ theme }) => ({
  margin: '6px 4px 0',
  minHeight: '1.45em',
  fontSize: '0.8125rem',
  lineHeight: 1.45,
  color: theme.scheme.muted,
  '&[data-problem="true"]': { color: theme.scheme.failed.main, fontWeight: 600 },
}));
