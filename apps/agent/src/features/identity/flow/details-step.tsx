import type { Reading } from '@hexaflate/contract/identity';
import { styled } from '@mui/material/styles';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useState } from 'react';
import { call } from '../../../api/client.ts';
import { Field } from '../../../ui/field.tsx';
import { PrimaryButton } from '../../../ui/primary-button.tsx';
import { useWords } from '../../../words/words.ts';
import { mayBeSent, personFlaws, type TypedPerson } from './person-flaws.ts';
import { flowWords } from './words.ts';

/** Milliseconds between two questions whether the photo has been read. */
const ASK_AGAIN_MS = 1_500;

interface DetailsStepProps {
  photoId: string;
  person: TypedPerson;
  onChange: (person: TypedPerson) => void;
  onDone: () => void;
}

/** What the KTP says, typed by the agent; what the server could read off the photo stands in empty fields. */
export function DetailsStep({ photoId, person, onChange, onDone }: DetailsStepProps) {
  const say = useWords(flowWords);
  const [checked, setChecked] = useState(false);
  const { data: reading } = useQuery({
    queryKey: ['identity-reading', photoId],
    queryFn: ({ signal }) =>
      call('GET /identity/photos/{id}/reading', { params: { id: photoId } }, { signal }),
    staleTime: Number.POSITIVE_INFINITY,
    // It holds the number of a person: gone as soon as nobody looks at it.
    gcTime: 0,
    refetchInterval: ({ state }) => (state.data?.state === 'waiting' ? ASK_AGAIN_MS : false),
  });
  const done = reading?.state === 'done' ? reading : null;
  const fillEmptyFields = useEffectEvent((read: Reading) =>
    onChange({
      nik: person.nik || (read.nik ?? ''),
      name: person.name || (read.name ?? ''),
      birthDate: person.birthDate || (read.birthDate ?? ''),
    }),
  );
  useEffect(() => {
    if (done) fillEmptyFields(done);
  }, [done]);

  const today = new Date().toISOString().slice(0, 10);
  const flaws = personFlaws(person, today);
  const problem = (field: keyof TypedPerson) => {
    const flaw = flaws[field];
    // What is merely not finished is no mistake until the person wants to go on.
    if (!flaw || (!checked && (flaw.hard || person[field] === ''))) return null;
    return say(flaw.key, { count: person.nik.length });
  };
  const something = done?.nik ?? done?.name ?? done?.birthDate;
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setChecked(true);
        if (mayBeSent(person, today)) onDone();
      }}
    >
      <Lead>{say('detailsLead')}</Lead>
      <Status role="status">
        {reading?.state === 'waiting' && say('reading')}
        {done && something && say('readingDone')}
        {(reading?.state === 'failed' || (done && !something)) && say('readingFailed')}
      </Status>
      <Field
        label={say('nik')}
        hint={say('nikHint')}
        value={person.nik}
        inputMode="numeric"
        autoComplete="off"
        maxLength={16}
        className="figures"
        onChange={({ target }) => onChange({ ...person, nik: target.value.replace(/\D/g, '') })}
        problem={problem('nik')}
      />
      <Field
        label={say('name')}
        value={person.name}
        autoComplete="off"
        autoCapitalize="characters"
        maxLength={100}
        onChange={({ target }) => onChange({ ...person, name: target.value })}
        problem={problem('name')}
      />
      <Field
        label={say('birthDate')}
        type="date"
        value={person.birthDate}
        min="1900-01-01"
        max={today}
        autoComplete="off"
        onChange={({ target }) => onChange({ ...person, birthDate: target.value })}
        problem={problem('birthDate')}
      />
      <PrimaryButton type="submit">{say('next')}</PrimaryButton>
    </form>
  );
}

const Lead = styled('p')(({ theme }) => ({
  margin: '0 4px 8px',
  color: theme.scheme.muted,
  lineHeight: 1.5,
}));
const Status = styled('p')(({ theme }) => ({
  margin: '0 4px 12px',
  minHeight: '1.5em',
  fontSize: '0.875rem',
  fontWeight: 600,
  lineHeight: 1.5,
  color: theme.scheme.primary,
}));
