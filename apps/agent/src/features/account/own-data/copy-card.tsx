import type { OwnDataExport } from '@hexaflate/contract/own-data';
import { styled } from '@mui/material/styles';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import Download from '~icons/material-symbols/download-rounded';
import { call } from '../../../api/client.ts';
import { keys } from '../../../api/keys.ts';
import { clockTime, dayAndTime } from '../../../format/dates.ts';
import { IconOf } from '../../../ui/icon.tsx';
import { useErrorText } from '../../../ui/notice.tsx';
import { PrimaryButton, QuietButton } from '../../../ui/primary-button.tsx';
import { useLocale, useWords } from '../../../words/words.ts';
import { fetchOwnData, keepFile } from '../fetch-own-data.ts';
import { accountWords } from '../words.ts';
import { AskCopySheet } from './ask-copy-sheet.tsx';

interface CopyCardProps {
  newest: OwnDataExport | null;
  /** Milliseconds. */
  waitUnproved: number;
}

/** The copy as it stands, and what to do about it; one that another device asked for can be stopped here. */
export function CopyCard({ newest, waitUnproved }: CopyCardProps) {
  const say = useWords(accountWords);
  const client = useQueryClient();
  const textOf = useErrorText();
  const [asking, setAsking] = useState(false);
  const refresh = () => client.invalidateQueries({ queryKey: keys.ownData });
  const fetching = useMutation({
    mutationFn: async (id: string) => keepFile(await fetchOwnData(id)),
    onSettled: refresh,
  });
  const stop = useMutation({
    mutationFn: (id: string) => call('DELETE /own-data/{id}', { params: { id } }),
    onSettled: refresh,
  });
  const stateText = useStateText(newest, fetching.isSuccess);
  const error = fetching.error ?? stop.error;
  const onItsWay = newest !== null && ['waiting', 'preparing', 'ready'].includes(newest.state);
  const ready = newest?.state === 'ready' && newest.here;
  const busy = newest?.state === 'preparing' && newest.here;
  const elsewhere = onItsWay && !newest.here;
  const waiting = newest?.state === 'waiting' && newest.here;
  return (
    <>
      <State role="status" data-look={error ? 'failed' : elsewhere || waiting ? 'waiting' : 'good'}>
        {error ? textOf(error) : stateText}
      </State>
      <Choices>
        {ready ? (
          <PrimaryButton
            icon={<IconOf icon={Download} size={22} />}
            busy={fetching.isPending}
            onClick={() => fetching.mutate(newest.id)}
          >
            {say('exportFetch')}
          </PrimaryButton>
        ) : elsewhere ? (
          <PrimaryButton busy={stop.isPending} onClick={() => stop.mutate(newest.id)}>
            {say('exportStop')}
          </PrimaryButton>
        ) : (
          <PrimaryButton
            busy={busy}
            onClick={() => {
              fetching.reset();
              stop.reset();
              setAsking(true);
            }}
          >
            {say(busy ? 'exportBusy' : waiting ? 'exportConfirm' : 'exportAsk')}
          </PrimaryButton>
        )}
        {waiting && (
          <QuietButton disabled={stop.isPending} onClick={() => stop.mutate(newest.id)}>
            {say('exportStop')}
          </QuietButton>
        )}
      </Choices>
      <AskCopySheet open={asking} waitUnproved={waitUnproved} onClose={() => setAsking(false)} />
    </>
  );
}

function useStateText(newest: OwnDataExport | null, wasFetched: boolean): string {
  const say = useWords(accountWords);
  const locale = useLocale();
  if (!newest) return '';
  const { state, here, whole, dueAt, expiresAt, bytes } = newest;
  const due = dueAt ? dayAndTime(dueAt, locale) : '';
  if (!here) {
    const device = newest.deviceName ?? say('exportSomeDevice');
    if (state === 'waiting') return say('exportElsewhereWaits', { device, time: due });
    return state === 'preparing' || state === 'ready' ? say('exportElsewhere', { device }) : '';
  }
  switch (state) {
    case 'waiting':
      return say('exportWaits', { time: due });
    case 'preparing':
      return say('exportPreparing');
    case 'ready':
      return [
        say('exportReady', { time: clockTime(expiresAt ?? '', locale), size: sizeText(bytes ?? 0) }),
        whole ? '' : say('exportNotWhole'),
      ]
        .filter(Boolean)
        .join(' ');
    case 'stopped':
      return say('exportStopped');
    default:
      return wasFetched ? say('exportFetched') : '';
  }
}

/** "34 KB", "1,2 MB". */
function sizeText(bytes: number): string {
  if (bytes < 1_000_000) return `${Math.max(1, Math.round(bytes / 1000))} KB`;
  return `${(bytes / 1_000_000).toFixed(1).replace('.', ',')} MB`;
}

const State = styled('p')(({ theme }) => ({
  margin: '0 0 12px',
  fontSize: '0.875rem',
  fontWeight: 600,
  lineHeight: 1.5,
  color: theme.scheme.success.main,
  '&:empty': { margin: 0 },
  '&[data-look="failed"]': { color: theme.scheme.failed.main },
  '&[data-look="waiting"]': { color: theme.scheme.waiting.main },
}));
const Choices = styled('div')({ display: 'grid', gap: 10 });
