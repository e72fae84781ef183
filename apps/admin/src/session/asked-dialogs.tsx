import { useEffect, useState } from 'react';
import { onAskPerson, type Wanted } from '../api/ask-person.ts';
import { ProposeDialog } from './propose-dialog.tsx';
import { ReauthDialog } from './reauth-dialog.tsx';
import { StepUpDialog } from './step-up-dialog.tsx';

/** Stands ready to ask for what a verb needs before it is done; then the verb goes on by itself. */
export function AskedDialogs() {
  const [asked, setAsked] = useState<{ wanted: Wanted; answer: (given: boolean) => void }>();
  useEffect(() => onAskPerson((wanted, answer) => setAsked({ wanted, answer })), []);
  if (!asked) return null;
  const { wanted, answer } = asked;
  const onAnswer = (given: boolean) => {
    setAsked(undefined);
    answer(given);
  };
  if (wanted.kind === 'factor') return <StepUpDialog onAnswer={onAnswer} />;
  if (wanted.kind === 'reauth') return <ReauthDialog onAnswer={onAnswer} />;
  return <ProposeDialog deed={wanted.deed} onAnswer={onAnswer} />;
}
