import type { OperatorSessionView } from '@hexaflate/contract/operators';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import { useMutation } from '@tanstack/react-query';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { explain } from '../api/explain.ts';
import { useAnnounce } from '../parts/announce.tsx';
import { FailedToLoad } from '../parts/failed-to-load.tsx';
import { RowsSkeleton } from '../parts/rows-skeleton.tsx';
import { SessionList } from './session-list.tsx';

interface SessionsWindowProps {
  open: boolean;
  title: string;
  /** As far as they have been loaded. */
  query: {
    data: readonly OperatorSessionView[] | undefined;
    error: Error | null;
    refetch: () => Promise<unknown>;
  };
  /** Ends one; where it is missing they are only looked at. */
  end?: ((id: string) => Promise<unknown>) | undefined;
  /** Told when one was ended, or could not be. */
  onEnded: () => void;
  onClose: () => void;
}

/** Where an operator is signed in. */
export function SessionsWindow({ open, title, query, end, onEnded, onClose }: SessionsWindowProps) {
  const { t } = useTranslation();
  const announce = useAnnounce();
  const titleId = useId();
  const { data, error, refetch } = query;
  const ending = useMutation({
    mutationFn: async (id: string) => end?.(id),
    onError: (problem) => announce(explain(problem, t)),
    onSettled: onEnded,
  });
  return (
    <Dialog open={open} onClose={onClose} fullWidth maxWidth="sm" aria-labelledby={titleId}>
      <DialogTitle id={titleId}>{title}</DialogTitle>
      <DialogContent>
        {data ? (
          <SessionList sessions={data} onEnd={end && ((id) => ending.mutate(id))} ending={ending.isPending} />
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
