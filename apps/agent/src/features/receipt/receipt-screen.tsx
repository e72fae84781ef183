import type { ReceiptSettings } from '@hexaflate/contract/agent';
import type { Order } from '@hexaflate/contract/orders';
import { type Receipt, receiptOf, sellingPriceOf } from '@hexaflate/receipt/receipt';
import IconButton from '@mui/material/IconButton';
import { styled } from '@mui/material/styles';
import { useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import DownloadIcon from '~icons/material-symbols/download-rounded';
import PictureIcon from '~icons/material-symbols/image-outline-rounded';
import PdfIcon from '~icons/material-symbols/picture-as-pdf-outline-rounded';
import PrintIcon from '~icons/material-symbols/print-outline-rounded';
import ShareIcon from '~icons/material-symbols/share-outline';
import TuneIcon from '~icons/material-symbols/tune-rounded';
import { useLiveOrder } from '../../live/use-live.ts';
import { useBrand } from '../../theme/brand.ts';
import { IconOf } from '../../ui/icon.tsx';
import { ErrorState } from '../../ui/notice.tsx';
import { Page } from '../../ui/page.tsx';
import { PrimaryButton, QuietButton } from '../../ui/primary-button.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { Bone } from '../../ui/skeleton.tsx';
import { useLocale, useWords } from '../../words/words.ts';
import { useReceiptSettings } from '../sell/queries.ts';
import { Paper } from './paper.tsx';
import { printReceipt } from './print-receipt.ts';
import { SellingPrice } from './selling-price.tsx';
import { canShareFiles, type ReceiptFormat, shareReceipt } from './share-receipt.ts';
import { receiptWords } from './words.ts';

/** The receipt of one order: paper, the agent's own price, print and share. It follows later changes of the order. */
export function ReceiptScreen() {
  const { id = '' } = useParams();
  const say = useWords(receiptWords);
  const navigate = useNavigate();
  const order = useLiveOrder(id);
  const settings = useReceiptSettings();
  const failed = order.data ? settings : order;
  if (order.data && settings.data)
    return (
      <ReceiptPage
        order={order.data}
        settings={settings.data}
        onSettings={() => void navigate('/settings/receipt', { viewTransition: true })}
      />
    );
  return (
    <Page title={say('title')} parent={`/orders/${id}`}>
      {failed.isError ? (
        <ErrorState
          error={failed.error}
          onRetry={() => {
            void order.refetch();
            void settings.refetch();
          }}
        />
      ) : (
        <Bone height="28rem" radius={8} />
      )}
    </Page>
  );
}

interface ReceiptPageProps {
  order: Order;
  settings: ReceiptSettings;
  onSettings: () => void;
}

function ReceiptPage({ order, settings, onSettings }: ReceiptPageProps) {
  const say = useWords(receiptWords);
  const locale = useLocale();
  const brand = useBrand();
  const receipt = receiptOf(order, settings, brand, { locale });
  const [sheet, setSheet] = useState(false);
  return (
    <Page
      title={say('title')}
      parent={`/orders/${order.id}`}
      actions={
        <IconButton color="inherit" aria-label={say('settings')} onClick={onSettings}>
          <IconOf icon={TuneIcon} />
        </IconButton>
      }
      footer={
        <Buttons>
          <QuietButton icon={<IconOf icon={ShareIcon} size={20} />} onClick={() => setSheet(true)}>
            {say('share')}
          </QuietButton>
          <PrimaryButton
            icon={<IconOf icon={PrintIcon} size={20} />}
            onClick={() => void printReceipt(receipt)}
          >
            {say('print')}
          </PrimaryButton>
        </Buttons>
      }
    >
      <Stack>
        <Paper receipt={receipt} label={say('paper')} />
        <SellingPrice order={order} price={sellingPriceOf(order, settings)} />
        <Note>{say('printNote', { width: receipt.paper })}</Note>
      </Stack>
      <Sheet open={sheet} onClose={() => setSheet(false)} title={say('shareTitle')} showTitle>
        <ShareChoices receipt={receipt} onDone={() => setSheet(false)} />
      </Sheet>
    </Page>
  );
}

function ShareChoices({ receipt, onDone }: { receipt: Receipt; onDone: () => void }) {
  const say = useWords(receiptWords);
  const [busy, setBusy] = useState<ReceiptFormat | null>(null);
  const [failed, setFailed] = useState(false);
  const sharing = canShareFiles();
  const share = async (format: ReceiptFormat) => {
    setBusy(format);
    setFailed(false);
    try {
      await shareReceipt(receipt, format);
      onDone();
    } catch {
      setFailed(true);
    } finally {
      setBusy(null);
    }
  };
  const choices = [
    { format: 'png', icon: PictureIcon, word: sharing ? 'sharePicture' : 'savePicture' },
    { format: 'pdf', icon: PdfIcon, word: sharing ? 'sharePdf' : 'savePdf' },
  ] as const;
  return (
    <Stack>
      {choices.map(({ format, icon, word }) => (
        <QuietButton
          key={format}
          disabled={busy !== null}
          icon={<IconOf icon={sharing ? icon : DownloadIcon} size={22} />}
          onClick={() => void share(format)}
        >
          {busy === format ? say('working') : say(word)}
        </QuietButton>
      ))}
      <Note role="alert">{failed && say('shareFailed')}</Note>
    </Stack>
  );
}

const Stack = styled('div')({
  display: 'grid',
  gap: 14,
  gridTemplateColumns: 'minmax(0, 1fr)',
  paddingTop: 4,
});
const Buttons = styled('div')({ display: 'grid', gridTemplateColumns: '1fr 1fr', gap: 12 });
const Note = styled('p')(({ theme }) => ({
  margin: '0 4px',
  fontSize: '0.8125rem',
  color: theme.scheme.muted,
  '&:empty': { display: 'none' },
}));
