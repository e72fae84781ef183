import type { AdminSession } from '@hexaflate/contract/admin';
import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogContentText from '@mui/material/DialogContentText';
import DialogTitle from '@mui/material/DialogTitle';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/call.ts';
import { explain } from '../../api/explain.ts';
import { sessionsQuery } from '../../api/queries.ts';
import { useAnnounce } from '../../parts/announce.tsx';

interface EndSessionDialogProps {
  code: string;
  device: AdminSession | undefined;
  onClose: () => void;
}

/** Asks before a device is signed out, and says what that does. */
export function EndSessionDialog({ code, device, onClose }: EndSessionDialogProps) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const announce = useAnnounce();
  const [shown, setShown] = useState(device);
  // The words stay while the dialog fades away.
  if (device && device !== shown) setShown(device);
  const name = shown?.name ?? '';
  const end = useMutation({
    mutationFn: (id: string) => call('DELETE /admin/sessions/{id}', { params: { id } }),
    onSuccess: () => {
      announce(t('member.ended', { device: name }));
      onClose();
    },
    onSettled: () => client.invalidateQueries({ queryKey: sessionsQuery(code).queryKey }),
  });
  const close = () => {
    end.reset();
    onClose();
  };
  return (
    <Dialog open={device !== undefined} onClose={close} maxWidth="xs" fullWidth aria-labelledby="end-session">
      <DialogTitle id="end-session">{t('member.endTitle', { device: name })}</DialogTitle>
      <DialogContent>
        {end.error && (
          <Alert severity="error" sx={{ mb: 2 }}>
            {explain(end.error, t)}
          </Alert>
        )}
        <DialogContentText>{t('member.endText')}</DialogContentText>
      </DialogContent>
      <DialogActions sx={{ p: 2, pt: 0 }}>
        <Button onClick={close}>{t('action.cancel')}</Button>
        <Button
          color="error"
          variant="contained"
          loading={end.isPending}
          onClick={() => device && end.mutate(device.id)}
        >
          {t('member.endSession')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
