import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogContentText from '@mui/material/DialogContentText';
import DialogTitle from '@mui/material/DialogTitle';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { CopyButton } from './copy-button.tsx';

/** Signs of a secret that is short enough to be read to somebody. */
const READ_ALOUD = 8;
const large = { fontSize: '1.75rem', letterSpacing: '0.15em' };
const small = { fontSize: '1.125rem' };

interface ShownOnceDialogProps {
  title: string;
  /** What it is for, and until when. */
  about: string;
  secret: string;
  /** What copying it is called. */
  copy: string;
  onClose: () => void;
}

/** What cannot be shown again: it goes by its button alone, not by a touch beside it. */
export function ShownOnceDialog({ title, about, secret, copy, onClose }: ShownOnceDialogProps) {
  const { t } = useTranslation();
  const titleId = useId();
  return (
    <Dialog open fullWidth maxWidth="xs" aria-labelledby={titleId}>
      <DialogTitle id={titleId}>{title}</DialogTitle>
      <DialogContent>
        <Box sx={{ display: 'flex', alignItems: 'center', gap: 1, py: 1 }}>
          <Box
            component="code"
            sx={{
              fontWeight: 700,
              overflowWrap: 'anywhere',
              ...(secret.length <= READ_ALOUD ? large : small),
            }}
          >
            {secret}
          </Box>
          <CopyButton text={secret} label={copy} />
        </Box>
        <DialogContentText>{about}</DialogContentText>
      </DialogContent>
      <DialogActions sx={{ p: 2, pt: 0 }}>
        <Button variant="contained" onClick={onClose}>
          {t('action.close')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
