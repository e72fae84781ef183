import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { call } from '../api/call.ts';
import { explain } from '../api/explain.ts';
import { keys, mySessionsQuery } from '../api/queries.ts';
import { useAnnounce } from '../parts/announce.tsx';
import { FailedToLoad } from '../parts/failed-to-load.tsx';
import { RowsSkeleton } from '../parts/rows-skeleton.tsx';
import { SessionList } from './session-list.tsx';

/** Where I am signed in. */
export function MySessionsDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const announce = useAnnounce();
  const { data, error, refetch } = useQuery({ ...mySessionsQuery, enabled: open });
  const end = useMutation({
    mutationFn: (id: string) => call('DELETE /admin/my-sessions/{id}', { params: { id } }),
    onError: (problem) => announce(explain(problem, t)),
    onSettled: () => client.invalidateQueries({ queryKey: keys.mySessions }),
  });
  return (
    <Dialog open={open} onClose={onClose} fullWidth maxWidth="sm" aria-labelledby="my-sessions">
      <DialogTitle id="my-sessions">{t('operators.mySessions')}</DialogTitle>
      <DialogContent>
        {data ? (
          <SessionList sessions={data} onEnd={(id) => end.mutate(id)} ending={end.isPending} />
        ) : error ? (
          <FailedToLoad error={error} retry={() => void refetch()} />
        ) : (
          <RowsSkeleton rows={2} />
        )}
      </DialogContent>
      <DialogActions sx={{ p: 2, pt: 0 }}>
        <Button onClick={onClose}>{t('action.close')}</Button>
      </DialogActions>
    </Dialog>
  );
}
