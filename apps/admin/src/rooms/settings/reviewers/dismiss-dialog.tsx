import DialogContentText from '@mui/material/DialogContentText';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { call } from '../../../api/call.ts';
import { keys } from '../../../api/queries.ts';
import { useAnnounce } from '../../../parts/announce.tsx';
import { AskDialog } from '../../../parts/ask-dialog.tsx';

/** Lets reviewers in no longer. */
export function DismissDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const announce = useAnnounce();
  const dismiss = useMutation({
    mutationFn: () => call('DELETE /admin/reviewer'),
    onSuccess: () => {
      announce(t('reviewers.done'));
      void client.invalidateQueries({ queryKey: keys.reviewer });
      onClose();
    },
  });
  return (
    <AskDialog
      title={t('reviewers.close_title')}
      act={t('reviewers.close')}
      dangerous
      pending={dismiss.isPending}
      error={dismiss.error}
      onAct={() => dismiss.mutate()}
      onClose={onClose}
    >
      <DialogContentText>{t('reviewers.close_text')}</DialogContentText>
    </AskDialog>
  );
}
