import { Sheet } from '../../ui/sheet.tsx';
import { useWords } from '../../words/words.ts';
import { ProofSteps } from './proof-steps.tsx';
import type { ProofWish } from './use-proof-flow.ts';
import { proofWords } from './words.ts';

interface ProofSheetProps {
  wish: ProofWish;
  open: boolean;
  /** Told once, with a proof that the server takes for this wish, once, within its time. */
  onGiven: (proofId: string) => void;
  onClose: () => void;
}

/** Asks a person to prove, for one deed, that it is really he; for a sheet that stands by itself. */
export function ProofSheet({ wish, open, onGiven, onClose }: ProofSheetProps) {
  const say = useWords(proofWords);
  return (
    <Sheet open={open} onClose={onClose} title={say('title')} showTitle>
      <ProofSteps wish={wish} onGiven={onGiven} />
    </Sheet>
  );
}
