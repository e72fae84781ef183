import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import { type FormEvent, type PropsWithChildren, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { isProposed } from '../api/call.ts';
import { explain } from '../api/explain.ts';

interface AskDialogProps extends PropsWithChildren {
  title: string;
  /** What the one button does. */
  act: string;
  dangerous?: boolean;
  /** Something among the children is the first thing to do instead. */
  secondary?: boolean;
  pending: boolean;
  error: unknown;
  onAct: () => void;
  onClose: () => void;
}

/** Asks before something is done: what it does, what it needs to know, and one button that says so. */
export function AskDialog(props: AskDialogProps) {
  const { t } = useTranslation();
  const titleId = useId();
  // What waits for another operator leaves nothing more to do here.
  const proposed = isProposed(props.error);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    props.onAct();
  };
  return (
    <Dialog open onClose={props.onClose} fullWidth maxWidth="xs" aria-labelledby={titleId}>
      <Box component="form" noValidate onSubmit={submit} sx={{ display: 'contents' }}>
        <DialogTitle id={titleId}>{props.title}</DialogTitle>
        <DialogContent sx={{ '&&': { pt: 1 }, display: 'grid', gap: 2 }}>
          {props.error ? (
            <Alert severity={proposed ? 'info' : 'error'}>{explain(props.error, t)}</Alert>
          ) : null}
          {!proposed && props.children}
        </DialogContent>
        <DialogActions sx={{ p: 2, pt: 0 }}>
          <Button onClick={props.onClose}>{t(proposed ? 'action.close' : 'action.cancel')}</Button>
          {!proposed && (
            <Button
              type="submit"
              variant={props.secondary ? 'outlined' : 'contained'}
              color={props.dangerous ? 'error' : 'primary'}
              loading={props.pending}
            >
              {props.act}
            </Button>
          )}
        </DialogActions>
      </Box>
    </Dialog>
  );
}
