import Alert from '@mui/material/Alert';
import AlertTitle from '@mui/material/AlertTitle';
import Button from '@mui/material/Button';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { call } from '../api/call.ts';
import { accountQuery, keys, rescuesQuery } from '../api/queries.ts';
import { formatMoment } from '../format/time.ts';
import { useWords } from '../format/use-words.ts';
import { usePolling } from '../live/live.tsx';

/** Milliseconds: a rescue is done on the server's own machine, and sends no event. */
const CALM_MS = 60_000;

/** Tells an owner that somebody was let in from the server's own machine, until he has noted it. */
export function RescueNotices() {
  const words = useWords();
  const { t } = words;
  const client = useQueryClient();
  const { data: account } = useQuery(accountQuery);
  const { data } = useQuery({
    ...rescuesQuery,
    enabled: account?.role === 'owner',
    refetchInterval: usePolling(CALM_MS),
  });
  const note = useMutation({
    mutationFn: (id: string) => call('POST /admin/rescues/{id}/noted', { params: { id } }),
    onSettled: () => client.invalidateQueries({ queryKey: keys.rescues }),
  });
  return data?.map(({ id, username, at, systemUser, machine, deeds }) => (
    <Alert
      key={id}
      severity="warning"
      sx={{ mb: 1.5, flexWrap: { xs: 'wrap', sm: 'nowrap' } }}
      action={
        <Button color="inherit" size="small" loading={note.isPending} onClick={() => note.mutate(id)}>
          {t('rescue.noted')}
        </Button>
      }
    >
      <AlertTitle>{t('rescue.title', { name: username })}</AlertTitle>
      {t('rescue.text', {
        at: formatMoment(at, words),
        user: systemUser,
        machine,
        deeds: deeds.map((deed) => t(`rescue.deed.${deed}`)).join(', '),
      })}
    </Alert>
  ));
}
