import type { OwnDataExport } from '@hexaflate/contract/own-data';
import { styled } from '@mui/material/styles';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import Delete from '~icons/material-symbols/delete-outline-rounded';
import Download from '~icons/material-symbols/download-rounded';
import OpenIn from '~icons/material-symbols/open-in-new-rounded';
import { apiOrigin, call } from '../../api/client.ts';
import { keys } from '../../api/keys.ts';
import { clockTime } from '../../format/dates.ts';
import { useBrand } from '../../theme/brand.ts';
import { IconOf } from '../../ui/icon.tsx';
import { ErrorState, useErrorText } from '../../ui/notice.tsx';
import { Page } from '../../ui/page.tsx';
import { PrimaryButton } from '../../ui/primary-button.tsx';
import { LinkRow, RowGroup } from '../../ui/rows.tsx';
import { RowSkeletons } from '../../ui/skeleton.tsx';
import { useLocale, useWords } from '../../words/words.ts';
import { fetchOwnData, keepFile } from './fetch-own-data.ts';
import { PinSheet } from './pin-sheet.tsx';
import { ownDataQuery } from './queries.ts';
import { accountWords } from './words.ts';

/** My data: a copy of all of it, and the way to have it deleted. */
export function OwnDataScreen() {
  const say = useWords(accountWords);
  const { accountDeletionUrl } = useBrand();
  const newest = useQuery(ownDataQuery);
  return (
    <Page title={say('dataTitle')} parent="/profile">
      <Card>
        <Heading>{say('exportTitle')}</Heading>
        <Text>{say('exportText')}</Text>
        {newest.isPending && <RowSkeletons count={1} />}
        {newest.isError && newest.data === undefined && (
          <ErrorState error={newest.error} onRetry={() => void newest.refetch()} />
        )}
        {newest.data !== undefined && <Copy newest={newest.data} />}
      </Card>
      <RowGroup title={say('deleteGroup')}>
        <LinkRow to="/account/close" icon={Delete} label={say('closeTitle')} text={say('closeText')} danger />
      </RowGroup>
      <PublicPage href={`${apiOrigin}${accountDeletionUrl}`} target="_blank" rel="noopener">
        {say('publicPage')} <IconOf icon={OpenIn} size={16} />
      </PublicPage>
    </Page>
  );
}

/** The copy as it stands, and the one thing to do about it. */
function Copy({ newest }: { newest: OwnDataExport | null }) {
  const say = useWords(accountWords);
  const locale = useLocale();
  const client = useQueryClient();
  const textOf = useErrorText();
  const [asking, setAsking] = useState(false);
  const ask = useMutation({
    mutationFn: (pin: string) => call('POST /own-data', { body: { pin } }),
    onSuccess: (asked) => {
      client.setQueryData(keys.ownData, asked);
      setAsking(false);
    },
  });
  const fetching = useMutation({
    mutationFn: async (id: string) => keepFile(await fetchOwnData(id)),
    onSettled: () => client.invalidateQueries({ queryKey: keys.ownData }),
  });
  const ready = newest?.state === 'ready' && newest.here;
  const preparing = newest?.state === 'preparing' && newest.here;
  return (
    <>
      <State role="status" data-failed={fetching.isError}>
        {fetching.isError
          ? textOf(fetching.error)
          : preparing
            ? say('exportPreparing')
            : ready && newest.expiresAt
              ? say('exportReady', {
                  time: clockTime(newest.expiresAt, locale),
                  size: sizeText(newest.bytes ?? 0),
                })
              : fetching.isSuccess
                ? say('exportFetched')
                : ''}
      </State>
      {ready ? (
        <PrimaryButton
          icon={<IconOf icon={Download} size={22} />}
          busy={fetching.isPending}
          onClick={() => fetching.mutate(newest.id)}
        >
          {say('exportFetch')}
        </PrimaryButton>
      ) : (
        <PrimaryButton
          busy={preparing}
          onClick={() => {
            fetching.reset();
            setAsking(true);
          }}
        >
          {preparing ? say('exportBusy') : say('exportAsk')}
        </PrimaryButton>
      )}
      <PinSheet
        open={asking}
        title={say('exportAsk')}
        text={say('exportPin')}
        action={say('exportAsk')}
        busy={ask.isPending}
        error={ask.error}
        onPin={(pin) => ask.mutate(pin)}
        onClose={() => {
          setAsking(false);
          ask.reset();
        }}
      />
    </>
  );
}

/** "34 KB", "1,2 MB". */
function sizeText(bytes: number): string {
  if (bytes < 1_000_000) return `${Math.max(1, Math.round(bytes / 1000))} KB`;
  return `${(bytes / 1_000_000).toFixed(1).replace('.', ',')} MB`;
}

const Card = styled('section')(({ theme }) => ({
  marginBottom: 20,
  padding: 20,
  borderRadius: theme.corner.card,
  background: theme.scheme.card,
  border: `1px solid ${theme.scheme.outline}`,
}));
const Heading = styled('h2')(({ theme }) => ({ ...theme.typography.h2, margin: '0 0 8px' }));
const Text = styled('p')(({ theme }) => ({
  ...theme.typography.body1,
  margin: '0 0 12px',
  color: theme.scheme.muted,
}));
const State = styled('p')(({ theme }) => ({
  margin: '0 0 12px',
  fontSize: '0.875rem',
  fontWeight: 600,
  color: theme.scheme.success.main,
  '&:empty': { margin: 0 },
  '&[data-failed="true"]': { color: theme.scheme.failed.main },
}));
const PublicPage = styled('a')(({ theme }) => ({
  display: 'inline-flex',
  alignItems: 'center',
  gap: 6,
  minHeight: 48,
  padding: '0 4px',
  fontSize: '0.875rem',
  fontWeight: 600,
  color: theme.scheme.primary,
}));
