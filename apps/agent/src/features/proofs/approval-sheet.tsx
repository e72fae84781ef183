import type { Proof } from '@hexaflate/contract/proofs';
import { Sheet } from '../../ui/sheet.tsx';
import { useWords } from '../../words/words.ts';
import { Approval } from './approval.tsx';
import { proofWords } from './words.ts';

/** The question of another device, over whatever is on the screen. */
export function ApprovalSheet({ proof, onClose }: { proof: Proof; onClose: () => void }) {
  const say = useWords(proofWords);
  return (
    <Sheet open onClose={onClose} title={say('askTitle')} showTitle>
      <Approval key={proof.id} proof={proof} onDone={onClose} />
    </Sheet>
  );
}
