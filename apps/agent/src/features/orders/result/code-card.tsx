import type { Order } from '@hexaflate/contract/orders';
import { readSerial } from '@hexaflate/receipt/serial';
import Button from '@mui/material/Button';
import { styled } from '@mui/material/styles';
import { useState } from 'react';
import CheckIcon from '~icons/material-symbols/check-rounded';
import CopyIcon from '~icons/material-symbols/content-copy-outline-rounded';
import { IconOf } from '../../../ui/icon.tsx';
import { useWords } from '../../../words/words.ts';
import { orderWords } from '../words.ts';

/** The token or serial of a success, large, with a button that copies it. */
export function CodeCard({ order }: { order: Order }) {
  const say = useWords(orderWords);
  const [copied, setCopied] = useState(false);
  if (order.state !== 'success' || !order.serial) return null;
  const parts = readSerial(order.serial, /pln/i.test(order.product.operatorCode));
  const text = parts.token ? parts.token.join('-') : parts.serial;
  // The text of a whole bill is no number to hand out; its rows stand in the details.
  if (order.bill && text.includes(':')) return null;
  const copy = async () => {
    await navigator.clipboard?.writeText(text).catch(() => {});
    setCopied(true);
  };
  return (
    <Card>
      <div>
        <Caption>{say(parts.token ? 'token' : 'serial')}</Caption>
        <Code data-token={parts.token !== null} data-long={text.length > 17}>
          {parts.token ? parts.token.join(' ') : text}
        </Code>
      </div>
      <Button
        color="primary"
        onClick={() => void copy()}
        startIcon={<IconOf icon={copied ? CheckIcon : CopyIcon} size={20} />}
      >
        {say(copied ? 'copied' : 'copy')}
      </Button>
    </Card>
  );
}

const Card = styled('section')(({ theme }) => ({
  display: 'flex',
  flexWrap: 'wrap',
  alignItems: 'center',
  justifyContent: 'space-between',
  gap: 4,
  padding: '14px 8px 14px 18px',
  border: `1px solid ${theme.scheme.outline}`,
  borderRadius: theme.corner.card,
  background: theme.scheme.card,
  '& > div': { flex: '1 1 10rem', minWidth: 0 },
}));
const Caption = styled('div')(({ theme }) => ({ fontSize: '0.75rem', color: theme.scheme.muted }));
const Code = styled('div')({
  fontVariantNumeric: 'tabular-nums',
  fontSize: '1.0625rem',
  fontWeight: 750,
  lineHeight: 1.35,
  overflowWrap: 'anywhere',
  '&[data-long="true"]': { fontSize: '0.9375rem' },
  '&[data-token="true"]': { fontSize: '1.375rem' },
});
