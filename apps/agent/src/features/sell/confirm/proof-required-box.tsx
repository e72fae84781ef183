import Button from '@mui/material/Button';
import { lazy, Suspense, useState } from 'react';
import { useWords } from '../../../words/words.ts';
import type { ProofWish } from '../../proofs/use-proof-flow.ts';
import { sellWords } from '../words.ts';
import { ProblemBox } from './problem-box.tsx';
import type { Confirmation } from './use-confirm.ts';

const ProofSheet = lazy(async () => ({
  default: (await import('../../proofs/proof-sheet.tsx')).ProofSheet,
}));

/** One more confirmation, for exactly the order on the sheet; then the agent pays as before. */
export function ProofRequiredBox({ confirmation, text }: { confirmation: Confirmation; text: string }) {
  const say = useWords(sellWords);
  const [open, setOpen] = useState(false);
  const { dispatch } = confirmation;
  return (
    <>
      <ProblemBox tone="waiting" title={say('proofTitle')} text={text}>
        <Button color="inherit" onClick={() => setOpen(true)}>
          {say('proofConfirm')}
        </Button>
      </ProblemBox>
      {open && (
        <Suspense>
          <ProofSheet
            wish={wishOf(confirmation)}
            open
            onClose={() => setOpen(false)}
            onGiven={(proofId) => dispatch({ type: 'proofGiven', proofId })}
          />
        </Suspense>
      )}
    </>
  );
}

function wishOf({ state, cost }: Confirmation): ProofWish {
  const { purchase, attemptId, amount, buyerPhone, counter, inquiry } = state;
  return {
    purpose: 'order',
    order: {
      attemptId,
      productCode: purchase.product.code,
      destination: purchase.destination,
      counter,
      maxPrice: cost,
      ...(amount === null ? {} : { amount }),
      ...(purchase.product.wantsBuyerPhone ? { buyerPhone } : {}),
      ...(inquiry ? { inquiryId: inquiry.id } : {}),
    },
  };
}
