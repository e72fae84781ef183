import { styled } from '@mui/material/styles';
import { useEffect, useRef } from 'react';
import { useBrand } from '../../../theme/brand.ts';
import { Sheet } from '../../../ui/sheet.tsx';
import { useWords } from '../../../words/words.ts';
import { sellWords } from '../words.ts';
import { AmountStep } from './amount-step.tsx';
import { InquiryStep } from './inquiry-step.tsx';
import { PinStep } from './pin-step.tsx';
import type { Resumed } from './resumed.ts';
import { SendingStep } from './sending-step.tsx';
import type { Purchase, SheetState } from './sheet-state.ts';
import { SummaryStep } from './summary-step.tsx';
import { useConfirm } from './use-confirm.ts';

interface ConfirmSheetProps {
  purchase: Purchase;
  /** An attempt from before, to be sent as it is. */
  resumed?: Resumed;
  open: boolean;
  onClose: () => void;
}

const titles = {
  amount: 'amountTitle',
  inquiry: 'inquiryTitle',
  confirm: 'confirmTitle',
  pin: 'pinTitle',
  sending: 'sending',
  silent: 'silent',
  accepted: 'sending',
} as const satisfies Record<SheetState['step'], string>;

/** From the tapped tile to the accepted order: amount or bill where there is one, summary, PIN, sending. */
export function ConfirmSheet({ purchase, resumed, open, onClose }: ConfirmSheetProps) {
  const say = useWords(sellWords);
  const { pinLength } = useBrand();
  const confirmation = useConfirm(purchase, resumed);
  const { state, dispatch } = confirmation;
  const { step } = state;
  const body = useRef<HTMLDivElement>(null);
  const first = useRef(step);

  // A step that replaces another takes the focus with it; the first one has it from the dialog.
  useEffect(() => {
    if (first.current === step) return;
    first.current = step;
    body.current?.focus({ preventScroll: true });
  }, [step]);

  return (
    <Sheet open={open} onClose={onClose} title={say(titles[step])}>
      <Body ref={body} tabIndex={-1} key={step}>
        {step === 'amount' && <AmountStep confirmation={confirmation} />}
        {step === 'inquiry' && <InquiryStep confirmation={confirmation} />}
        {step === 'confirm' && <SummaryStep confirmation={confirmation} />}
        {step === 'pin' && (
          <PinStep
            length={pinLength}
            confirmation={confirmation}
            onBack={() => dispatch({ type: 'backTapped' })}
          />
        )}
        {(step === 'sending' || step === 'silent' || step === 'accepted') && (
          <SendingStep confirmation={confirmation} onClose={onClose} />
        )}
      </Body>
    </Sheet>
  );
}

const Body = styled('div')({ outline: 'none', animation: 'fade-in 160ms var(--ease)' });
