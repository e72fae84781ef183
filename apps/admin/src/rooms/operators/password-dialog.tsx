import type { Invitation } from '@hexaflate/contract/operators';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogContentText from '@mui/material/DialogContentText';
import DialogTitle from '@mui/material/DialogTitle';
import { formatMoment } from '../../format/time.ts';
import { useWords } from '../../format/use-words.ts';
import { CopyButton } from '../../parts/copy-button.tsx';

/** The one-time password, the only time that it is shown. */
export function PasswordDialog({ invitation, onClose }: { invitation: Invitation; onClose: () => void }) {
  const words = useWords();
  const { t } = words;
  return (
    <Dialog open fullWidth maxWidth="xs" aria-labelledby="one-time-password">
      <DialogTitle id="one-time-password">
        {t('operators.passwordTitle', { name: invitation.username })}
      </DialogTitle>
      <DialogContent>
        <Box sx={{ display: 'flex', alignItems: 'center', gap: 1, py: 1 }}>
          <Box component="code" sx={{ fontSize: '1.125rem', fontWeight: 700, overflowWrap: 'anywhere' }}>
            {invitation.password}
          </Box>
          <CopyButton text={invitation.password} label={t('operators.copyPassword')} />
        </Box>
        <DialogContentText>
          {t('operators.passwordText', { at: formatMoment(invitation.until, words) })}
        </DialogContentText>
      </DialogContent>
      <DialogActions sx={{ p: 2, pt: 0 }}>
        <Button variant="contained" onClick={onClose}>
          {t('action.close')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
