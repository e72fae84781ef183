import DialogContentText from '@mui/material/DialogContentText';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/call.ts';
import { keys } from '../../api/queries.ts';
import { useAnnounce } from '../../parts/announce.tsx';
import { AskDialog } from '../../parts/ask-dialog.tsx';

interface ClosingDoneDialogProps {
  id: string;
  name: string;
  onClose: () => void;
}

/** Asks whether the account was really closed in Otomax. */
export function ClosingDoneDialog({ id, name, onClose }: ClosingDoneDialogProps) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const announce = useAnnounce();
  const note = useMutation({
    mutationFn: () => call('POST /admin/closings/{id}/done', { params: { id } }),
    onSuccess: () => {
      announce(t('closing.noted'));
      onClose();
    },
    onSettled: () => client.invalidateQueries({ queryKey: keys.closings }),
  });
  return (
    <AskDialog
      title={t('closing.doneTitle', { name })}
      act={t('closing.done')}
      pending={note.isPending}
      error={note.error}
      onAct={() => note.mutate()}
      onClose={onClose}
    >
      <DialogContentText>{t('closing.doneText')}</DialogContentText>
    </AskDialog>
  );
}
