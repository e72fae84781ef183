import type { Operator } from '@hexaflate/contract/catalog';
import { useState } from 'react';
import { composeGame, type DestinationProblem, destinationProblem, splitGame } from './number/destination.ts';
import { isUnrecognised, operatorsToChoose, recogniseOperators } from './number/recognise.ts';

/** What stands in the number fields and what follows from it for the tab that is open. */
export interface DestinationState {
  number: string;
  server: string;
  setNumber: (number: string) => void;
  setServer: (server: string) => void;
  /** Operators that must be picked by hand in this tab. */
  choices: Operator[];
  chosen: Operator | null;
  choose: (operator: Operator) => void;
  /** Takes an earlier customer's number and operator. */
  reuse: (destination: string, operatorCode: string) => void;
  /** Whose products are shown: recognised, chosen, or the only one there is. */
  offered: Operator[];
  unrecognised: boolean;
  /** The destination as this operator wants it. */
  destinationFor: (operator: Operator) => string;
  problemFor: (operator: Operator) => DestinationProblem | null;
}

/** One number for all tabs; the operators that it means are found in the open tab's catalogue. */
export function useDestination(operators: readonly Operator[]): DestinationState {
  const [number, setNumber] = useState('');
  const [server, setServer] = useState('');
  const [chosenCode, setChosenCode] = useState<string | null>(null);
  const byPrefix = operators.filter((operator) => operator.prefixes.length > 0);
  const byHand = operatorsToChoose(operators);
  const only = byPrefix.length === 0 && byHand.length === 1 ? byHand[0] : undefined;
  const chosen = only ?? byHand.find((operator) => operator.code === chosenCode) ?? null;
  const recognised = recogniseOperators(byPrefix, number);
  const destinationFor = (operator: Operator) => composeGame(operator, number, server);
  return {
    number,
    server,
    setNumber,
    setServer,
    choices: byHand.length > 1 ? byHand : [],
    chosen,
    choose: (operator) => setChosenCode(operator.code),
    reuse: (destination, operatorCode) => {
      const { account, server: gameServer } = splitGame(destination);
      setNumber(account);
      setServer(gameServer);
      if (byHand.some((operator) => operator.code === operatorCode)) setChosenCode(operatorCode);
    },
    offered: [...recognised, ...(chosen ? [chosen] : [])],
    unrecognised: byHand.length === 0 && isUnrecognised(byPrefix, number),
    destinationFor,
    problemFor: (operator) => destinationProblem(destinationFor(operator), operator),
  };
}
