import { useState } from 'react';
import { ProofSteps } from '../proofs/proof-steps.tsx';
import { NewPinScreen } from './new-pin-screen.tsx';

/** A new PIN for who has forgotten the present one, or may not use it any more, after a strong proof. */
export function ResetPinScreen() {
  const [round, setRound] = useState(0);
  return (
    <NewPinScreen
      key={round}
      kind="reset"
      onAgain={() => setRound(round + 1)}
      prove={(onProved) => <ProofSteps wish={{ purpose: 'pin.reset' }} onGiven={onProved} />}
    />
  );
}
