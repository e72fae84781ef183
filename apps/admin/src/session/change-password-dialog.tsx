import Dialog from '@mui/material/Dialog';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import { useTranslation } from 'react-i18next';
import { useAnnounce } from '../parts/announce.tsx';
import { PasswordForm } from './password-form.tsx';

export function ChangePasswordDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { t } = useTranslation();
  const announce = useAnnounce();
  const done = () => {
    onClose();
    announce(t('password.changed'));
  };
  return (
    <Dialog open={open} onClose={onClose} fullWidth maxWidth="xs" aria-labelledby="change-password">
      <DialogTitle id="change-password">{t('password.changeTitle')}</DialogTitle>
      <DialogContent sx={{ '&&': { pt: 1 } }}>
        <PasswordForm oneTime={false} onDone={done} onCancel={onClose} />
      </DialogContent>
    </Dialog>
  );
}
