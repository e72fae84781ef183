import ButtonBase from '@mui/material/ButtonBase';
import { styled } from '@mui/material/styles';
import TextField from '@mui/material/TextField';
import { useState } from 'react';
import EditIcon from '~icons/material-symbols/edit-outline-rounded';
import { IconOf } from '../../../ui/icon.tsx';
import { Money } from '../../../ui/money.tsx';
import { useWords } from '../../../words/words.ts';
import { sellWords } from '../words.ts';
import { typedRupiah } from './amounts.ts';

interface SellingPriceRowProps {
  /** Rupiah, wire. */
  price: string;
  onChange: (price: string | null) => void;
}

/** What the customer pays and the receipt shows: the agent's default until he types his own. */
export function SellingPriceRow({ price, onChange }: SellingPriceRowProps) {
  const say = useWords(sellWords);
  const [editing, setEditing] = useState(false);
  if (editing)
    return (
      <TextField
        label={say('sellingPriceField')}
        autoFocus
        fullWidth
        value={Number(price.split('.')[0] ?? '0').toLocaleString('id-ID')}
        slotProps={{
          htmlInput: { inputMode: 'numeric', autoComplete: 'off', className: 'figures', maxLength: 16 },
        }}
        sx={{ marginBlock: 1 }}
        onFocus={(event) => event.target.select()}
        onChange={(event) => onChange(typedRupiah(event.target.value) ?? '0')}
        onBlur={() => setEditing(false)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') setEditing(false);
        }}
      />
    );
  return (
    <Row onClick={() => setEditing(true)}>
      <span>{say('sellingPrice')}</span>
      <strong>
        <Money amount={price} />
        <IconOf icon={EditIcon} size={18} />
        <span className="heard">{say('sellingPriceEdit')}</span>
      </strong>
    </Row>
  );
}

const Row = styled(ButtonBase)(({ theme }) => ({
  display: 'flex',
  width: '100%',
  alignItems: 'center',
  justifyContent: 'space-between',
  gap: 12,
  minHeight: 48,
  fontSize: '0.875rem',
  textAlign: 'start',
  color: theme.scheme.muted,
  borderRadius: 8,
  '& strong': {
    display: 'inline-flex',
    alignItems: 'center',
    gap: 6,
    fontWeight: 700,
    whiteSpace: 'nowrap',
    color: theme.scheme.primary,
  },
}));
