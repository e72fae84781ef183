import { formatRupiah, rupiah } from '@hexaflate/contract/money';
import { styled } from '@mui/material/styles';
import TextField from '@mui/material/TextField';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { PrimaryButton } from '../../../ui/primary-button.tsx';
import { useWords } from '../../../words/words.ts';
import { sellWords } from '../words.ts';
import { amountProblem, quickAmounts, typedRupiah } from './amounts.ts';
import { PurchaseHead } from './purchase-head.tsx';
import type { Confirmation } from './use-confirm.ts';

const problemWord = {
  tooSmall: 'amountTooSmall',
  tooLarge: 'amountTooLarge',
  wrongStep: 'amountWrongStep',
} as const;
const money = (whole: number) => formatRupiah(rupiah(whole));

/** The open amount: typed within the product's limits, or one tap on a usual one. */
export function AmountStep({ confirmation: { state, dispatch } }: { confirmation: Confirmation }) {
  const say = useWords(sellWords);
  const limits = state.purchase.product.amount;
  const [text, setText] = useState(state.amount === null ? '' : String(state.amount));
  const [tried, setTried] = useState(false);
  const field = useRef<HTMLInputElement>(null);

  // After the dialog has opened and taken the focus for itself.
  useEffect(() => {
    const frame = requestAnimationFrame(() => field.current?.focus());
    return () => cancelAnimationFrame(frame);
  }, []);

  if (!limits) return null;
  const amount = Number(typedRupiah(text) ?? '0');
  const problem = amountProblem(amount, limits);
  const values = { min: money(limits.min), max: money(limits.max), step: money(limits.step) };

  const choose = (chosen: number) => dispatch({ type: 'amountChosen', amount: chosen });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (!problem) choose(amount);
  };

  return (
    <Form onSubmit={submit} noValidate>
      <PurchaseHead purchase={state.purchase} />
      <TextField
        label={say('amountField')}
        value={text === '' ? '' : amount.toLocaleString('id-ID')}
        inputRef={field}
        fullWidth
        error={tried && problem !== null}
        helperText={
          tried && problem
            ? say(problemWord[problem], values)
            : say(limits.step > 1 ? 'amountLimits' : 'amountLimitsFree', values)
        }
        slotProps={{
          htmlInput: { inputMode: 'numeric', autoComplete: 'off', maxLength: 16, className: 'figures' },
        }}
        sx={{ '& input': { fontSize: '1.25rem', fontWeight: 700 } }}
        onChange={(event) => setText(typedRupiah(event.target.value) ?? '')}
      />
      <Quick aria-label={say('quickAmounts')}>
        {quickAmounts(limits).map((each) => (
          <li key={each}>
            <Pick type="button" className="figures" onClick={() => choose(each)}>
              {money(each)}
            </Pick>
          </li>
        ))}
      </Quick>
      <PrimaryButton type="submit">{say('continue')}</PrimaryButton>
    </Form>
  );
}

const Form = styled('form')({ display: 'grid', gap: 16 });

const Quick = styled('ul')({
  display: 'grid',
  gridTemplateColumns: 'repeat(auto-fill, minmax(6rem, 1fr))',
  gap: 8,
  margin: 0,
  padding: 0,
  listStyle: 'none',
});

const Pick = styled('button')(({ theme }) => ({
  width: '100%',
  minHeight: 48,
  border: `1px solid ${theme.scheme.outline}`,
  borderRadius: theme.corner.chip,
  background: theme.scheme.inset,
  color: theme.scheme.text,
  fontSize: '0.875rem',
  fontWeight: 650,
  cursor: 'pointer',
}));
