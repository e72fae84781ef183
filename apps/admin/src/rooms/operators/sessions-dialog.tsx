import type { OperatorView } from '@hexaflate/contract/operators';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/call.ts';
import { explain } from '../../api/explain.ts';
import { keys, operatorSessionsQuery } from '../../api/queries.ts';
import { useAnnounce } from '../../parts/announce.tsx';
import { FailedToLoad } from '../../parts/failed-to-load.tsx';
import { RowsSkeleton } from '../../parts/rows-skeleton.tsx';
import { SessionList } from '../../session/session-list.tsx';
import { useMay } from '../../session/use-permissions.ts';

/** Where another operator is signed in. */
export function SessionsDialog({ operator, onClose }: { operator: OperatorView; onClose: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const announce = useAnnounce();
  const may = useMay();
  const { username } = operator;
  const { data, error, refetch } = useQuery(operatorSessionsQuery(username));
  const end = useMutation({
    mutationFn: (id: string) =>
      call('DELETE /admin/operators/{username}/sessions/{id}', { params: { username, id } }),
    onError: (problem) => announce(explain(problem, t)),
    onSettled: () => client.invalidateQueries({ queryKey: keys.operators }),
  });
  const ends = operator.changeable && may('operators.endSession');
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="sm" aria-labelledby="operator-sessions">
      <DialogTitle id="operator-sessions">{t('operators.sessionsOf', { name: username })}</DialogTitle>
      <DialogContent>
        {data ? (
          <SessionList
            sessions={data}
            onEnd={ends ? (id) => end.mutate(id) : undefined}
            ending={end.isPending}
          />
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
