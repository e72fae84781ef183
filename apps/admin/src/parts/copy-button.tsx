import IconButton from '@mui/material/IconButton';
import Tooltip from '@mui/material/Tooltip';
import { useTranslation } from 'react-i18next';
import CopyIcon from '~icons/material-symbols/content-copy-outline-rounded';
import { useAnnounce } from './announce.tsx';

/** Puts a text on the clipboard and says so. */
export function CopyButton({ text, label }: { text: string; label: string }) {
  const { t } = useTranslation();
  const announce = useAnnounce();
  const copy = () => navigator.clipboard.writeText(text).then(() => announce(t('action.copied')));
  return (
    <Tooltip title={label}>
      <IconButton
        size="small"
        aria-label={label}
        onClick={copy}
        sx={{ minWidth: 32, minHeight: 32, my: -0.5 }}
      >
        <CopyIcon />
      </IconButton>
    </Tooltip>
  );
}
