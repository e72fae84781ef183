import Box from '@mui/material/Box';
import Dialog from '@mui/material/Dialog';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import FormControlLabel from '@mui/material/FormControlLabel';
import IconButton from '@mui/material/IconButton';
import Switch from '@mui/material/Switch';
import Typography from '@mui/material/Typography';
import { useTranslation } from 'react-i18next';
import CloseIcon from '~icons/material-symbols/close-rounded';
import { Kbd } from '../parts/kbd.tsx';
import { caseKeys } from '../rooms/identity/case-keys.ts';
import { useRooms } from './use-rooms.ts';

interface ShortcutsDialogProps {
  open: boolean;
  onClose: () => void;
  singleKeys: boolean;
  onSingleKeys: (on: boolean) => void;
}

/** Every shortcut, and the switch for those without Control. */
export function ShortcutsDialog({ open, onClose, singleKeys, onSingleKeys }: ShortcutsDialogProps) {
  const { t } = useTranslation();
  const rooms = useRooms();
  const groups = [
    {
      title: t('shortcut.anywhere'),
      lines: [
        { keys: ['Ctrl', 'K'], does: t('shortcut.find') },
        { keys: ['?'], does: t('shortcut.help') },
        { keys: ['/'], does: t('shortcut.focusSearch') },
        { keys: ['Esc'], does: t('shortcut.close') },
      ],
    },
    {
      title: t('shortcut.rooms'),
      lines: rooms.map(({ id, key }) => ({
        keys: ['G', t('shortcut.pairWord'), key.toUpperCase()],
        does: t(`room.${id}`),
      })),
    },
    {
      title: t('shortcut.lists'),
      lines: [
        { keys: ['J'], does: t('shortcut.next') },
        { keys: ['K'], does: t('shortcut.previous') },
        { keys: ['Enter'], does: t('shortcut.open') },
      ],
    },
    ...(rooms.some(({ id }) => id === 'identity')
      ? [
          {
            title: t('identity.keys.title'),
            lines: caseKeys.map(({ keys, does }) => ({ keys: [...keys], does: t(`identity.keys.${does}`) })),
          },
        ]
      : []),
  ];
  return (
    <Dialog open={open} onClose={onClose} fullWidth maxWidth="sm" aria-labelledby="shortcuts-title">
      <Box sx={{ display: 'flex', alignItems: 'center', pr: 1.5 }}>
        <DialogTitle id="shortcuts-title" sx={{ flex: 1 }}>
          {t('shortcut.title')}
        </DialogTitle>
        <IconButton aria-label={t('action.close')} onClick={onClose}>
          <CloseIcon />
        </IconButton>
      </Box>
      <DialogContent>
        <Box sx={{ display: 'grid', gap: 3, gridTemplateColumns: { sm: '1fr 1fr' } }}>
          {groups.map(({ title, lines }) => (
            <section key={title}>
              <Typography variant="h3" sx={{ mb: 1 }}>
                {title}
              </Typography>
              {lines.map(({ keys, does }) => (
                <Box key={does} sx={{ display: 'flex', justifyContent: 'space-between', gap: 2, py: 0.5 }}>
                  <Typography variant="body2">{does}</Typography>
                  <Box sx={{ display: 'flex', gap: 0.5, alignItems: 'center', color: 'text.secondary' }}>
                    {keys.map((key) =>
                      key === t('shortcut.pairWord') ? (
                        <Typography key={key} variant="caption">
                          {key}
                        </Typography>
                      ) : (
                        <Kbd key={key}>{key}</Kbd>
                      ),
                    )}
                  </Box>
                </Box>
              ))}
            </section>
          ))}
          <Box>
            <FormControlLabel
              control={<Switch checked={singleKeys} onChange={(_, on) => onSingleKeys(on)} />}
              label={t('shortcut.single')}
            />
            <Typography variant="body2" color="textSecondary">
              {t('shortcut.singleHint')}
            </Typography>
          </Box>
        </Box>
      </DialogContent>
    </Dialog>
  );
}
