import { formatRupiah, parseMoney } from '@hexaflate/contract/money';
import { billRows } from '@hexaflate/receipt/bill-rows';
import Button from '@mui/material/Button';
import { styled } from '@mui/material/styles';
import TextField from '@mui/material/TextField';
import ScheduleIcon from '~icons/material-symbols/schedule-outline-rounded';
import { durationText } from '../../../format/dates.ts';
import { inGroups } from '../../../format/groups.ts';
import { IconOf } from '../../../ui/icon.tsx';
import { Money } from '../../../ui/money.tsx';
import { PrimaryButton } from '../../../ui/primary-button.tsx';
import { useLocale, useWords } from '../../../words/words.ts';
import { NewDeviceNote } from '../../safety/new-device-note.tsx';
import { cleanPhone } from '../number/clean-number.ts';
import { sellWords } from '../words.ts';
import { minus } from './amounts.ts';
import { FactRow } from './fact-row.tsx';
import { NumberBox } from './number-box.tsx';
import { ProblemBox } from './problem-box.tsx';
import { PurchaseHead } from './purchase-head.tsx';
import { SellingPriceRow } from './selling-price-row.tsx';
import { SheetProblemBox } from './sheet-problem.tsx';
import { canPay } from './sheet-state.ts';
import type { Confirmation } from './use-confirm.ts';

/** Everything that the agent agrees to, and one button that says what it does. */
export function SummaryStep({ confirmation }: { confirmation: Confirmation }) {
  const { state, dispatch, cost, sellingPrice, balance, name } = confirmation;
  const { product, destination } = state.purchase;
  const say = useWords(sellWords);
  const locale = useLocale();
  const bill = state.inquiry?.bill ?? null;
  const after = balance && minus(balance.now, cost);
  const missing = balance && after ? parseMoney(balance.minimum) - parseMoney(after) : 0n;
  const knownName = bill?.customerName ?? (name.state === 'known' ? name.name : null);

  return (
    <Stack>
      <PurchaseHead purchase={state.purchase} />
      <NumberBox destination={destination} name={knownName} />
      {name.state === 'asking' && <Quiet role="status">{say('checkingName')}</Quiet>}
      {name.state === 'failed' && <Quiet role="status">{say('nameNotFound')}</Quiet>}
      <div>
        {bill && (
          <>
            {billRows(bill, locale, false).map((row) => (
              <FactRow key={row.label} label={row.label}>
                {row.value}
              </FactRow>
            ))}
            <FactRow label={say('bill')}>
              <Money amount={bill.amount} />
            </FactRow>
            {state.inquiry?.price && (
              <FactRow label={say('fee')}>
                <Money amount={state.inquiry.price} />
              </FactRow>
            )}
          </>
        )}
        <FactRow label={say(bill ? 'total' : 'yourPrice')}>
          {state.amount !== null && (
            <Button size="small" onClick={() => dispatch({ type: 'backTapped' })}>
              {say('changeAmount')}
            </Button>
          )}
          <Money amount={cost} />
        </FactRow>
        <SellingPriceRow
          price={sellingPrice}
          onChange={(price) => dispatch({ type: 'sellingPriceTyped', price })}
        />
        {after && (
          <FactRow label={say('balanceAfter')}>
            <Money amount={after} />
          </FactRow>
        )}
      </div>
      {product.wantsBuyerPhone && (
        <TextField
          label={say('buyerPhone')}
          helperText={say('buyerPhoneWhy')}
          value={inGroups(state.buyerPhone)}
          fullWidth
          slotProps={{
            htmlInput: { type: 'tel', inputMode: 'numeric', autoComplete: 'off', className: 'figures' },
          }}
          onChange={(event) => dispatch({ type: 'buyerPhoneTyped', phone: cleanPhone(event.target.value) })}
        />
      )}
      {state.counter > 1 && <Quiet>{say('counterNote', { count: state.counter })}</Quiet>}
      {product.typicalMs !== null && !state.problem && missing <= 0n && (
        <Usual>
          <IconOf icon={ScheduleIcon} size={18} />
          {say('usuallyDone', { time: durationText(product.typicalMs, locale) })}
        </Usual>
      )}
      {missing > 0n && (
        <ProblemBox
          tone="failed"
          title={say('balanceLowTitle')}
          text={say('balanceLowText', { missing: formatRupiah(missing) })}
        />
      )}
      {!state.problem && missing <= 0n && <NewDeviceNote cost={cost} />}
      {(missing <= 0n || state.problem?.kind !== 'balanceTooLow') && (
        <SheetProblemBox confirmation={confirmation} />
      )}
      {state.problem?.kind === 'repeat' && state.problem.nextCounter !== null ? (
        <PrimaryButton disabled={missing > 0n} onClick={() => dispatch({ type: 'repeatChosen' })}>
          {say('repeatChoose')}
        </PrimaryButton>
      ) : (
        <PrimaryButton
          disabled={!canPay(state) || missing > 0n}
          onClick={() => dispatch({ type: 'payTapped' })}
        >
          {say('pay', { price: formatRupiah(cost) })}
        </PrimaryButton>
      )}
    </Stack>
  );
}

const Stack = styled('div')({ display: 'grid', gap: 14, gridTemplateColumns: 'minmax(0, 1fr)' });
const Quiet = styled('p')(({ theme }) => ({ margin: 0, fontSize: '0.8125rem', color: theme.scheme.muted }));
const Usual = styled('p')(({ theme }) => ({
  display: 'flex',
  alignItems: 'center',
  gap: 6,
  margin: '-4px 0 0',
  fontSize: '0.8125rem',
  color: theme.scheme.muted,
}));
