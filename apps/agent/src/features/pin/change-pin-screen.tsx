import { useState } from 'react';
import { NewPinScreen } from './new-pin-screen.tsx';

/** A new PIN for who knows the present one. */
export function ChangePinScreen() {
  const [round, setRound] = useState(0);
  return <NewPinScreen key={round} kind="change" onAgain={() => setRound(round + 1)} />;
}
