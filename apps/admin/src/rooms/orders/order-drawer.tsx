import Box from '@mui/material/Box';
import Drawer from '@mui/material/Drawer';
import IconButton from '@mui/material/IconButton';
import Tooltip from '@mui/material/Tooltip';
import Typography from '@mui/material/Typography';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import CloseIcon from '~icons/material-symbols/close-rounded';
import { orderQuery } from '../../api/queries.ts';
import { useWords } from '../../format/use-words.ts';
import { usePolling } from '../../live/live.tsx';
import { CopyButton } from '../../parts/copy-button.tsx';
import { FailedToLoad } from '../../parts/failed-to-load.tsx';
import { RowsSkeleton } from '../../parts/rows-skeleton.tsx';
import { OrderDetail } from './order-detail.tsx';
import { useOpenOrder } from './order-link.ts';
import { orderNumber } from './order-words.ts';

/** One order over whatever room stands behind; the address names it, so it can be shared and gone back from. */
export function OrderDrawer() {
  const { openId, close } = useOpenOrder();
  const [shown, setShown] = useState(openId);
  // While the drawer slides away it still shows what it showed.
  if (openId && openId !== shown) setShown(openId);
  return (
    <Drawer
      anchor="right"
      open={openId !== null}
      onClose={close}
      slotProps={{
        paper: {
          'aria-labelledby': 'order-title',
          role: 'dialog',
          sx: { width: 'min(33rem, 100vw)', bgcolor: 'background.default', backgroundImage: 'none' },
        },
      }}
    >
      {shown && <OrderPanel id={shown} close={close} />}
    </Drawer>
  );
}

function OrderPanel({ id, close }: { id: string; close: () => void }) {
  const words = useWords();
  const { t } = words;
  const { data: order, error, refetch } = useQuery({ ...orderQuery(id), refetchInterval: usePolling() });
  const number = order ? orderNumber(order, words) : t('detail.title');
  return (
    <>
      <Box
        sx={{
          position: 'sticky',
          top: 0,
          zIndex: 1,
          display: 'flex',
          alignItems: 'center',
          gap: 0.5,
          pl: 2.5,
          pr: 1.5,
          py: 1.25,
          bgcolor: 'background.paper',
          borderBottom: 1,
          borderColor: 'divider',
        }}
      >
        <Typography id="order-title" variant="h2" sx={{ minWidth: 0, overflowWrap: 'anywhere' }}>
          {number}
        </Typography>
        {order && <CopyButton text={String(order.transactionCode ?? order.id)} label={t('detail.copyId')} />}
        <Tooltip title={t('action.close')}>
          <IconButton aria-label={t('action.close')} onClick={close} sx={{ ml: 'auto' }}>
            <CloseIcon />
          </IconButton>
        </Tooltip>
      </Box>
      {order ? (
        <OrderDetail order={order} />
      ) : error ? (
        <FailedToLoad error={error} retry={() => void refetch()} />
      ) : (
        <RowsSkeleton rows={10} />
      )}
    </>
  );
}
