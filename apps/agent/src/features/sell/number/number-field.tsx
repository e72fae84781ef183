import type { Operator } from '@hexaflate/contract/catalog';
import IconButton from '@mui/material/IconButton';
import { styled } from '@mui/material/styles';
import { type ChangeEvent, type ReactNode, type Ref, useLayoutEffect, useRef } from 'react';
import CloseIcon from '~icons/material-symbols/close-rounded';
import { inGroups } from '../../../format/groups.ts';
import type { Icon } from '../../../icons/registry.ts';
import { IconOf } from '../../../ui/icon.tsx';
import { OperatorTile } from '../../../ui/operator-tile.tsx';
import { useWords } from '../../../words/words.ts';
import { sellWords } from '../words.ts';
import { cleanDestination, type EntryKind } from './clean-number.ts';

interface NumberFieldProps {
  kind: EntryKind;
  label: string;
  value: string;
  onChange: (value: string) => void;
  /** The operator that the number gives away, shown instead of the plain icon. */
  operator: Pick<Operator, 'name'> | null;
  icon: Icon;
  placeholder: string;
  error: string | null;
  /** Buttons at the right while the field is empty: contacts, paste. */
  aids?: ReactNode;
  inputRef?: Ref<HTMLInputElement>;
}

/** The destination, in groups while it is typed. Anything may be pasted; only the number stays. */
export function NumberField(props: NumberFieldProps) {
  const { kind, label, value, onChange, operator, icon, placeholder, error, aids, inputRef } = props;
  const say = useWords(sellWords);
  const caret = useRef<{ input: HTMLInputElement; digits: number } | null>(null);
  const shown = kind === 'game' ? value : inGroups(value);

  // Grouping moves the digits under the caret; it stays behind the digit that was typed last.
  useLayoutEffect(() => {
    if (!caret.current) return;
    const { input, digits } = caret.current;
    caret.current = null;
    let position = 0;
    for (let seen = 0; position < shown.length && seen < digits; position++)
      if (shown[position] !== ' ') seen++;
    input.setSelectionRange(position, position);
  }, [shown]);

  const type = (event: ChangeEvent<HTMLInputElement>) => {
    const input = event.target;
    const cleaned = cleanDestination(kind, input.value);
    const before = input.value.slice(0, input.selectionStart ?? input.value.length);
    const atEnd = before.length === input.value.length;
    caret.current = atEnd ? null : { input, digits: before.replace(/\s/g, '').length };
    onChange(cleaned);
  };

  return (
    <div>
      <Box data-error={error !== null}>
        {operator ? (
          <OperatorTile name={operator.name} size={42} />
        ) : (
          <Plain aria-hidden>
            <IconOf icon={icon} size={22} />
          </Plain>
        )}
        <Label>
          <Caption data-known={operator !== null}>{operator?.name ?? label}</Caption>
          <Input
            ref={inputRef}
            aria-label={label}
            aria-invalid={error !== null}
            aria-describedby={error ? 'number-error' : undefined}
            className="figures"
            type={kind === 'game' ? 'text' : 'tel'}
            inputMode={kind === 'game' ? 'text' : 'numeric'}
            autoComplete="off"
            autoCorrect="off"
            spellCheck={false}
            enterKeyHint="done"
            maxLength={200}
            placeholder={placeholder}
            value={shown}
            onChange={type}
            onKeyDown={(event) => {
              if (event.key === 'Enter') event.currentTarget.blur();
            }}
          />
        </Label>
        {value ? (
          <IconButton aria-label={say('clear')} onClick={() => onChange('')}>
            <IconOf icon={CloseIcon} size={22} />
          </IconButton>
        ) : (
          aids
        )}
      </Box>
      <Problem id="number-error" role="alert">
        {error}
      </Problem>
    </div>
  );
}

const Box = styled('div')(({ theme }) => ({
  display: 'flex',
  alignItems: 'center',
  gap: 12,
  minHeight: 72,
  padding: '8px 6px 8px 14px',
  background: theme.scheme.card,
  border: `2px solid ${theme.scheme.outline}`,
  borderRadius: theme.corner.card,
  transition: 'border-color var(--motion) var(--ease)',
  '&:focus-within': { borderColor: theme.scheme.primary },
  '&[data-error="true"]': { borderColor: theme.scheme.failed.main },
}));

const Plain = styled('span')(({ theme }) => ({
  display: 'grid',
  placeItems: 'center',
  flex: 'none',
  width: 42,
  height: 42,
  borderRadius: '32%',
  background: theme.scheme.container,
  color: theme.scheme.onContainer,
}));

const Label = styled('label')({ display: 'grid', flex: 1, minWidth: 0, gap: 1 });

const Caption = styled('span')(({ theme }) => ({
  fontSize: '0.75rem',
  fontWeight: 650,
  color: theme.scheme.muted,
  '&[data-known="true"]': { color: theme.scheme.primary },
}));

const Input = styled('input')(({ theme }) => ({
  width: '100%',
  minHeight: 28,
  padding: 0,
  border: 0,
  outline: 'none',
  background: 'none',
  color: theme.scheme.text,
  fontSize: '1.25rem',
  fontWeight: 700,
  letterSpacing: '0.005em',
  '&::placeholder': {
    color: theme.scheme.muted,
    fontSize: '0.9375rem',
    fontWeight: 500,
    letterSpacing: 0,
    opacity: 1,
  },
}));

const Problem = styled('p')(({ theme }) => ({
  margin: '6px 4px 0',
  fontSize: '0.8125rem',
  fontWeight: 600,
  color: theme.scheme.failed.main,
  '&:empty': { margin: 0 },
}));
