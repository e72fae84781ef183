import { formatRupiah } from '@hexaflate/contract/money';
import type { Order } from '@hexaflate/contract/orders';
import Button from '@mui/material/Button';
import ButtonBase from '@mui/material/ButtonBase';
import { styled } from '@mui/material/styles';
import TextField from '@mui/material/TextField';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import EditIcon from '~icons/material-symbols/edit-outline-rounded';
import { call } from '../../api/client.ts';
import { applyOrder } from '../../live/apply.ts';
import { IconOf } from '../../ui/icon.tsx';
import { useErrorText } from '../../ui/notice.tsx';
import { sharedWords } from '../../words/shared.ts';
import { useWords } from '../../words/words.ts';
import { typedRupiah } from '../sell/confirm/amounts.ts';
import { receiptWords } from './words.ts';

interface SellingPriceProps {
  order: Order;
  /** What stands on the receipt now (rupiah, wire); null when there is none. */
  price: string | null;
}

/** The selling price of this receipt, changed in place and kept with the order. */
export function SellingPrice({ order, price }: SellingPriceProps) {
  const say = useWords(receiptWords);
  const [editing, setEditing] = useState(false);
  const [saved, setSaved] = useState(false);
  return (
    <Card>
      {editing ? (
        <PriceForm
          order={order}
          price={price}
          onDone={(changed) => {
            setEditing(false);
            setSaved(changed);
          }}
        />
      ) : (
        <Row onClick={() => setEditing(true)}>
          <span>{say('sellingPrice')}</span>
          <strong>
            {price ? formatRupiah(price) : say('sellingPriceMissing')}
            <IconOf icon={EditIcon} size={20} />
            <span className="heard">{say('sellingPriceEdit')}</span>
          </strong>
        </Row>
      )}
      {!price && !editing && <Why>{say('sellingPriceWhy')}</Why>}
      <p role="status" className="heard">
        {saved && say('saved')}
      </p>
    </Card>
  );
}

function PriceForm({ order, price, onDone }: SellingPriceProps & { onDone: (changed: boolean) => void }) {
  const say = useWords(receiptWords);
  const shared = useWords(sharedWords);
  const errorText = useErrorText();
  const client = useQueryClient();
  const [typed, setTyped] = useState(price?.split('.')[0] ?? '');
  const save = useMutation({
    mutationFn: (sellingPrice: string) =>
      call('PATCH /orders/{id}', { params: { id: order.id }, body: { sellingPrice } }),
    onSuccess: (changed) => {
      applyOrder(client, changed);
      onDone(true);
    },
  });
  return (
    <Form
      onSubmit={(event) => {
        event.preventDefault();
        if (typed) save.mutate(typed);
      }}
    >
      <TextField
        label={say('sellingPriceField')}
        autoFocus
        fullWidth
        value={typed === '' ? '' : Number(typed).toLocaleString('id-ID')}
        error={save.isError}
        helperText={save.isError ? say('saveFailed', { reason: errorText(save.error) }) : null}
        slotProps={{
          htmlInput: { inputMode: 'numeric', autoComplete: 'off', maxLength: 16, className: 'figures' },
        }}
        onFocus={(event) => event.target.select()}
        onChange={(event) => setTyped(typedRupiah(event.target.value) ?? '')}
      />
      <Actions>
        <Button onClick={() => onDone(false)}>{shared('cancel')}</Button>
        <Button variant="contained" color="secondary" type="submit" disabled={typed === '' || save.isPending}>
          {shared('save')}
        </Button>
      </Actions>
    </Form>
  );
}

const Card = styled('div')(({ theme }) => ({
  padding: '4px 16px',
  border: `1px solid ${theme.scheme.outline}`,
  borderRadius: theme.corner.tile,
  background: theme.scheme.card,
}));
const Row = styled(ButtonBase)(({ theme }) => ({
  display: 'flex',
  width: '100%',
  flexWrap: 'wrap',
  justifyContent: 'space-between',
  gap: '0 12px',
  minHeight: 52,
  fontSize: '0.9375rem',
  textAlign: 'start',
  '& strong': {
    display: 'inline-flex',
    alignItems: 'center',
    gap: 8,
    fontWeight: 750,
    color: theme.scheme.primary,
    fontVariantNumeric: 'tabular-nums',
  },
}));
const Why = styled('p')(({ theme }) => ({
  margin: '0 0 10px',
  fontSize: '0.8125rem',
  color: theme.scheme.muted,
}));
const Form = styled('form')({ display: 'grid', gap: 8, paddingBlock: 12 });
const Actions = styled('div')({ display: 'flex', justifyContent: 'flex-end', gap: 8 });
