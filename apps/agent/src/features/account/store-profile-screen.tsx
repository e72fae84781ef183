import { ApiError } from '@hexaflate/contract/client';
import type { Profile, ProfileFields } from '@hexaflate/contract/profile';
import { styled } from '@mui/material/styles';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useId, useState } from 'react';
import { call } from '../../api/client.ts';
import { keys } from '../../api/keys.ts';
import { Field } from '../../ui/field.tsx';
import { ErrorState, useErrorText } from '../../ui/notice.tsx';
import { Page } from '../../ui/page.tsx';
import { PrimaryButton } from '../../ui/primary-button.tsx';
import { RowSkeletons } from '../../ui/skeleton.tsx';
import { useWords } from '../../words/words.ts';
import { PhotoChoice } from './photo-choice.tsx';
import { profileProblem } from './profile-form.ts';
import { provinces } from './provinces.ts';
import { profileQuery } from './queries.ts';
import { accountWords } from './words.ts';

/** What I say of my shop: it stands in the app and on receipts, and changes nothing in Otomax. */
export function StoreProfileScreen() {
  const say = useWords(accountWords);
  const profile = useQuery(profileQuery);
  return (
    <Page title={say('profileTitle')} parent="/profile">
      <Lead>{say('profileLead')}</Lead>
      {profile.data && (
        <>
          <PhotoChoice profile={profile.data} />
          <ProfileForm saved={profile.data} />
        </>
      )}
      {profile.isPending && <RowSkeletons count={6} />}
      {profile.isError && !profile.data && (
        <ErrorState error={profile.error} onRetry={() => void profile.refetch()} />
      )}
    </Page>
  );
}

type FieldName = keyof ProfileFields;

function ProfileForm({ saved }: { saved: Profile }) {
  const say = useWords(accountWords);
  const textOf = useErrorText();
  const client = useQueryClient();
  const list = useId();
  // Only what was changed here: what another device saves meanwhile shows through everywhere else.
  const [changes, setChanges] = useState<Partial<ProfileFields>>({});
  const draft: ProfileFields = { ...fieldsOf(saved), ...changes };
  const save = useMutation({
    mutationFn: () => call('PUT /profile', { body: { ...draft, version: saved.version } }),
    onSuccess: (answer) => {
      client.setQueryData(keys.profile, answer);
      void client.invalidateQueries({ queryKey: keys.receiptSettings });
      setChanges({});
    },
    onError: (error) => {
      // What is here stays typed; the rest is read again, and with it the version to save over.
      if (error instanceof ApiError && error.code === 'profile.conflict')
        void client.invalidateQueries({ queryKey: keys.profile, exact: true });
    },
  });
  const problemOf = (name: FieldName) => {
    const problem = profileProblem(name, draft);
    return problem && say(problem.word, problem.word === 'tooLong' ? { max: problem.max } : {});
  };
  const field = (name: FieldName) => ({
    label: say(name),
    value: draft[name],
    problem: problemOf(name),
    disabled: !saved.editable,
    onChange: (event: { target: { value: string } }) => {
      setChanges({ ...changes, [name]: event.target.value });
      save.reset();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (names.every((name) => profileProblem(name, draft) === null)) save.mutate();
  };
  const { otomax } = saved;

  return (
    <form onSubmit={submit} noValidate>
      {!saved.editable && <Note role="note">{say('profileOff')}</Note>}
      <Field
        {...field('storeName')}
        hint={otherwise(draft.storeName, otomax.name)}
        autoComplete="organization"
      />
      <Field
        {...field('ownerName')}
        hint={otherwise(draft.ownerName, otomax.ownerName)}
        autoComplete="name"
      />
      <Field {...field('phone')} hint={say('phoneHint')} type="tel" autoComplete="tel" className="figures" />
      <Field
        {...field('street')}
        hint={otherwise(draft.street, otomax.address)}
        autoComplete="street-address"
      />
      <Field {...field('city')} autoComplete="address-level2" />
      <Field {...field('province')} list={list} autoComplete="address-level1" />
      <datalist id={list}>
        {provinces.map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
      <Field
        {...field('postcode')}
        inputMode="numeric"
        maxLength={5}
        autoComplete="postal-code"
        className="figures"
      />
      <Field
        {...field('email')}
        hint={saved.email === '' ? say('emailHint') : say('emailUnverified')}
        type="email"
        autoComplete="email"
      />
      {saved.editable && (
        <PrimaryButton type="submit" busy={save.isPending}>
          {say('save')}
        </PrimaryButton>
      )}
      <Outcome role="status" data-failed={save.isError}>
        {save.isSuccess && say('saved')}
        {save.isError && textOf(save.error)}
      </Outcome>
    </form>
  );

  /** What Otomax says instead, where nothing was said here or something else. */
  function otherwise(ours: string, theirs: string | null): string {
    if (!theirs || ours.trim() === theirs) return '';
    return say(ours === '' ? 'fromOtomax' : 'otherInOtomax', { text: theirs });
  }
}

const names = ['storeName', 'ownerName', 'phone', 'province', 'city', 'street', 'postcode', 'email'] as const;

function fieldsOf({
  storeName,
  ownerName,
  phone,
  province,
  city,
  street,
  postcode,
  email,
}: Profile): ProfileFields {
  return { storeName, ownerName, phone, province, city, street, postcode, email };
}

const Lead = styled('p')(({ theme }) => ({
  ...theme.typography.body1,
  margin: '0 4px 20px',
  color: theme.scheme.muted,
}));
const Note = styled('p')(({ theme }) => ({
  margin: '0 0 20px',
  padding: '12px 16px',
  borderRadius: 14,
  background: theme.scheme.waiting.soft,
  color: theme.scheme.waiting.onSoft,
}));
const Outcome = styled('p')(({ theme }) => ({
  margin: '10px 4px 0',
  minHeight: '1.5em',
  fontSize: '0.875rem',
  fontWeight: 600,
  color: theme.scheme.success.main,
  '&[data-failed="true"]': { color: theme.scheme.failed.main },
}));
