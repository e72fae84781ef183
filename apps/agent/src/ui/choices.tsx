import { styled } from '@mui/material/styles';
import { useId } from 'react';

interface ChoicesProps<T extends string | number> {
  label: string;
  value: T;
  options: readonly { value: T; label: string }[];
  onChange: (value: T) => void;
}

/** One of a few, side by side: true radio buttons, drawn as one bar. Wraps where large text needs the room. */
export function Choices<T extends string | number>({ label, value, options, onChange }: ChoicesProps<T>) {
  const name = useId();
  return (
    <Field>
      <Legend>{label}</Legend>
      <Bar data-pairs={options.length === 4}>
        {options.map((option) => (
          <Option key={option.value}>
            <input
              type="radio"
              name={name}
              checked={option.value === value}
              onChange={() => onChange(option.value)}
            />
            <span>{option.label}</span>
          </Option>
        ))}
      </Bar>
    </Field>
  );
}

const Field = styled('fieldset')({ border: 0, margin: 0, padding: '14px 16px' });
const Legend = styled('legend')({
  padding: 0,
  fontSize: '0.9375rem',
  fontWeight: 600,
  float: 'left',
  width: '100%',
});
const Bar = styled('div')(({ theme }) => ({
  clear: 'both',
  display: 'grid',
  gridTemplateColumns: 'repeat(auto-fit, minmax(min(5.2rem, 100%), 1fr))',
  // Four in a row are too narrow on a phone, and three and one look forgotten.
  '&[data-pairs=true]': { gridTemplateColumns: 'repeat(2, 1fr)' },
  gap: 4,
  padding: 4,
  translate: '0 10px',
  marginBottom: 10,
  borderRadius: theme.corner.button,
  background: theme.scheme.inset,
}));
const Option = styled('label')(({ theme }) => ({
  position: 'relative',
  display: 'grid',
  cursor: 'pointer',
  '& input': { position: 'absolute', inset: 0, opacity: 0, margin: 0, cursor: 'pointer' },
  '& span': {
    display: 'grid',
    placeItems: 'center',
    minHeight: 48,
    padding: '4px 10px',
    borderRadius: 13,
    fontSize: '0.875rem',
    fontWeight: 600,
    textAlign: 'center',
    color: theme.scheme.muted,
    transition: 'background-color var(--motion), color var(--motion)',
  },
  '& input:checked + span': {
    background: theme.scheme.card,
    color: theme.scheme.primary,
    fontWeight: 700,
    boxShadow: `0 0 0 1px ${theme.scheme.outline}`,
  },
  '& input:focus-visible + span': { outline: `2px solid ${theme.scheme.primary}`, outlineOffset: 1 },
}));
