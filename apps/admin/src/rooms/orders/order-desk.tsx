import type { AdminOrderDetail } from '@hexaflate/contract/admin';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { type FormEvent, useState } from 'react';
import { formatMoment } from '../../format/time.ts';
import { useWords } from '../../format/use-words.ts';
import { isDecided } from '../../live/order-lists.ts';
import { PanelCard } from '../../parts/panel-card.tsx';
import { useMay } from '../../session/use-permissions.ts';
import { useOrderDesk } from './use-order-desk.ts';

/** Who looks after the order and what was noted about it. */
export function OrderDesk({ order }: { order: AdminOrderDetail }) {
  const words = useWords();
  const { t } = words;
  const handles = useMay()('orders.handle');
  const { me, assign, addNote } = useOrderDesk(order.id);
  const [text, setText] = useState('');
  const { assignedTo, notes } = order;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (text.trim()) addNote.mutate(text.trim(), { onSuccess: () => setText('') });
  };

  return (
    <PanelCard title={t('detail.notes')}>
      {(!isDecided(order) || assignedTo) && (
        <Box
          sx={{
            ...line,
            display: 'flex',
            flexWrap: 'wrap',
            alignItems: 'center',
            justifyContent: 'space-between',
            gap: 1,
          }}
        >
          <Typography variant="body2">
            {assignedTo === null
              ? t('detail.nobody')
              : assignedTo === me
                ? t('detail.mine')
                : t('detail.handledBy', { name: assignedTo })}
          </Typography>
          {handles && (
            <Button
              size="small"
              variant="outlined"
              loading={assign.isPending}
              onClick={() => assign.mutate(assignedTo === me ? null : me)}
            >
              {t(assignedTo === me ? 'detail.release' : assignedTo ? 'detail.takeOver' : 'detail.take')}
            </Button>
          )}
        </Box>
      )}
      {notes.map((note) => (
        <Box key={note.id} sx={line}>
          <Typography sx={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>{note.text}</Typography>
          <Typography variant="caption" color="textSecondary">
            {`${note.author} · ${formatMoment(note.at, words)}`}
          </Typography>
        </Box>
      ))}
      {handles && (
        <Box
          component="form"
          onSubmit={submit}
          sx={{ ...line, display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'flex-end' }}
        >
          <TextField
            label={t('detail.writeNote')}
            value={text}
            onChange={(event) => setText(event.target.value)}
            multiline
            maxRows={6}
            size="small"
            sx={{ flex: '1 1 14rem' }}
            slotProps={{ htmlInput: { maxLength: 500 } }}
          />
          <Button type="submit" variant="outlined" loading={addNote.isPending} disabled={!text.trim()}>
            {t('detail.addNote')}
          </Button>
        </Box>
      )}
    </PanelCard>
  );
}

const line = { px: 2, py: 1.25, '& + &': { borderTop: 1, borderColor: 'divider' } } as const;
