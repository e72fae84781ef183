import type { ReceiptSettings } from '@hexaflate/contract/agent';
import { formatRupiah } from '@hexaflate/contract/money';
import { styled } from '@mui/material/styles';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { call } from '../../api/client.ts';
import { keys } from '../../api/keys.ts';
import { Choices } from '../../ui/choices.tsx';
import { Field } from '../../ui/field.tsx';
import { ErrorState, useErrorText } from '../../ui/notice.tsx';
import { Page } from '../../ui/page.tsx';
import { PrimaryButton } from '../../ui/primary-button.tsx';
import { RowGroup } from '../../ui/rows.tsx';
import { RowSkeletons } from '../../ui/skeleton.tsx';
import { SwitchRow } from '../../ui/switch-row.tsx';
import { useWords } from '../../words/words.ts';
import { cleanRupiah, type longest, receiptProblem } from './receipt-form.ts';
import { settingsWords } from './words.ts';

/** What prints on this agent's receipts. */
export function ReceiptSettingsScreen() {
  const say = useWords(settingsWords);
  const settings = useQuery({
    queryKey: keys.receiptSettings,
    queryFn: ({ signal }) => call('GET /receipt-settings', {}, { signal }),
    meta: { offline: true },
  });
  return (
    <Page title={say('receiptTitle')} parent="/profile">
      {settings.data && <ReceiptForm saved={settings.data} />}
      {settings.isPending && <RowSkeletons count={5} />}
      {settings.isError && !settings.data && (
        <ErrorState error={settings.error} onRetry={() => void settings.refetch()} />
      )}
    </Page>
  );
}

function ReceiptForm({ saved }: { saved: ReceiptSettings }) {
  const say = useWords(settingsWords);
  const textOf = useErrorText();
  const client = useQueryClient();
  // Only what was changed here: a fresher answer of the server shows through everywhere else.
  const [changes, setChanges] = useState<Partial<ReceiptSettings>>({});
  const draft = { ...saved, ...changes };
  const save = useMutation({
    mutationFn: (body: ReceiptSettings) => call('PUT /receipt-settings', { body }),
    onSuccess: (answer) => {
      client.setQueryData(keys.receiptSettings, answer);
      setChanges({});
    },
  });
  const change = (part: Partial<ReceiptSettings>) => {
    setChanges({ ...changes, ...part });
    save.reset();
  };
  const problemOf = (field: keyof typeof longest) => {
    const problem = receiptProblem(field, draft);
    return problem && say(problem.word, problem.word === 'tooLong' ? { max: problem.max } : {});
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!problemOf('storeName') && !problemOf('address') && !problemOf('footer')) save.mutate(draft);
  };

  return (
    <form onSubmit={submit} noValidate>
      <Field
        label={say('storeName')}
        value={draft.storeName}
        problem={problemOf('storeName')}
        autoComplete="organization"
        onChange={(event) => change({ storeName: event.target.value })}
      />
      <Field
        label={say('address')}
        value={draft.address}
        problem={problemOf('address')}
        autoComplete="street-address"
        onChange={(event) => change({ address: event.target.value })}
      />
      <Field
        label={say('footer')}
        hint={say('footerHint')}
        value={draft.footer}
        problem={problemOf('footer')}
        onChange={(event) => change({ footer: event.target.value })}
      />
      <Field
        label={say('markup')}
        hint={say('markupHint')}
        value={formatRupiah(draft.markup)}
        inputMode="numeric"
        className="figures"
        onChange={(event) => change({ markup: cleanRupiah(event.target.value) || '0' })}
      />
      <Gap />
      <RowGroup>
        <Choices<ReceiptSettings['paperWidth']>
          label={say('paperWidth')}
          value={draft.paperWidth}
          options={[
            { value: '58', label: '58 mm' },
            { value: '80', label: '80 mm' },
          ]}
          onChange={(paperWidth) => change({ paperWidth })}
        />
        <SwitchRow
          label={say('showLogo')}
          text={say('showLogoText')}
          checked={draft.showLogo}
          onChange={(showLogo) => change({ showLogo })}
        />
      </RowGroup>
      <PrimaryButton type="submit" busy={save.isPending}>
        {say('save')}
      </PrimaryButton>
      <Outcome role="status" data-failed={save.isError}>
        {save.isSuccess && say('saved')}
        {save.isError && textOf(save.error)}
      </Outcome>
    </form>
  );
}

const Gap = styled('div')({ height: 16 });
const Outcome = styled('p')(({ theme }) => ({
  margin: '10px 4px 0',
  minHeight: '1.5em',
  fontSize: '0.875rem',
  fontWeight: 600,
  color: theme.scheme.success.main,
  '&[data-failed="true"]': { color: theme.scheme.failed.main },
}));
