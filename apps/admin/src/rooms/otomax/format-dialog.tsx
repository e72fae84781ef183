import type { FoundFormat, Installation, PurposeFormat } from '@hexaflate/contract/installation';
import Dialog from '@mui/material/Dialog';
import DialogTitle from '@mui/material/DialogTitle';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FormatForm } from './format-form.tsx';

/** What the dialog is about: a thing that we say, or any format of Otomax, which is only tried. */
export type OpenFormat = { purpose: PurposeFormat } | { format: FoundFormat };

interface FormatDialogProps {
  opened: OpenFormat | undefined;
  installation: Installation;
  onClose: () => void;
}

/** Tries a message format, changes it, and agrees to it. */
export function FormatDialog({ opened, installation, onClose }: FormatDialogProps) {
  const { t } = useTranslation();
  const [shown, setShown] = useState(opened);
  // The words stay while the dialog fades away.
  if (opened && opened !== shown) setShown(opened);
  const title = !shown
    ? ''
    : 'purpose' in shown
      ? t('otomax.dialogEdit', { purpose: t(`otomax.purpose.${shown.purpose.purpose}`) })
      : t('otomax.dialogTry', { name: shown.format.name });
  return (
    <Dialog
      open={opened !== undefined}
      onClose={onClose}
      maxWidth="sm"
      fullWidth
      scroll="paper"
      aria-labelledby="format-dialog"
    >
      <DialogTitle id="format-dialog">{title}</DialogTitle>
      {shown && (
        <FormatForm key={nameOf(shown)} shown={shown} installation={installation} onClose={onClose} />
      )}
    </Dialog>
  );
}

function nameOf(shown: OpenFormat): string {
  return 'purpose' in shown ? `purpose ${shown.purpose.purpose}` : `format ${shown.format.name}`;
}
