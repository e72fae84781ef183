import type { OperatorPasskey } from '@hexaflate/contract/operator-passkeys';
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import Typography from '@mui/material/Typography';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import DeleteIcon from '~icons/material-symbols/delete-outline-rounded';
import EditIcon from '~icons/material-symbols/edit-outline-rounded';
import { call } from '../api/call.ts';
import { explain } from '../api/explain.ts';
import { canUsePasskeys } from '../api/passkey.ts';
import { keys, passkeysQuery } from '../api/queries.ts';
import { formatMoment } from '../format/time.ts';
import { useWords } from '../format/use-words.ts';
import { useAnnounce } from '../parts/announce.tsx';
import { AddPasskey } from './add-passkey.tsx';
import { RenamePasskeyDialog } from './rename-passkey-dialog.tsx';

interface MyPasskeysProps {
  /** Told when something was added or removed, with the recovery codes if there are new ones. */
  onChanged: (codes: readonly string[] | null) => void;
}

/** My passkeys: what there is, when it was last used, and the way to add, rename and remove one. */
export function MyPasskeys({ onChanged }: MyPasskeysProps) {
  const words = useWords();
  const { t } = words;
  const client = useQueryClient();
  const announce = useAnnounce();
  const { data } = useQuery(passkeysQuery);
  const [adding, setAdding] = useState(false);
  const [renaming, setRenaming] = useState<OperatorPasskey>();
  const remove = useMutation({
    mutationFn: ({ id }: OperatorPasskey) => call('DELETE /admin/passkeys/{id}', { params: { id } }),
    onSuccess: (_, { name }) => {
      announce(t('passkey.removed', { name }));
      onChanged(null);
    },
    onSettled: () => client.invalidateQueries({ queryKey: keys.passkeys }),
  });
  const about = ({ host, backedUp, lastUsedAt }: OperatorPasskey) =>
    [
      lastUsedAt ? t('passkey.used', { at: formatMoment(lastUsedAt, words) }) : t('passkey.unused'),
      backedUp && t('passkey.backedUp'),
      host !== location.hostname && t('passkey.elsewhere', { host }),
    ]
      .filter(Boolean)
      .join(' · ');

  return (
    <Box sx={{ display: 'grid', gap: 1 }}>
      <Typography variant="h3" component="h2">
        {t('passkey.title')}
      </Typography>
      <Typography variant="body2" color="textSecondary">
        {t('passkey.about')}
      </Typography>
      {remove.error && <Alert severity="error">{explain(remove.error, t)}</Alert>}
      {data && data.length > 0 && (
        <Box component="ul" aria-label={t('passkey.title')} sx={{ listStyle: 'none', m: 0, p: 0 }}>
          {data.map((passkey) => (
            <Box
              key={passkey.id}
              component="li"
              sx={{
                display: 'flex',
                alignItems: 'center',
                py: 0.75,
                '& + &': { borderTop: 1, borderColor: 'divider' },
              }}
            >
              <Box sx={{ flex: 1, minWidth: 0, overflowWrap: 'anywhere' }}>
                <Box sx={{ fontWeight: 650 }}>{passkey.name}</Box>
                <Box sx={{ color: 'text.secondary', fontSize: '0.8125rem' }}>{about(passkey)}</Box>
              </Box>
              <IconButton
                aria-label={t('passkey.rename', { name: passkey.name })}
                onClick={() => setRenaming(passkey)}
              >
                <EditIcon />
              </IconButton>
              <IconButton
                aria-label={t('passkey.remove', { name: passkey.name })}
                disabled={remove.isPending}
                onClick={() => remove.mutate(passkey)}
              >
                <DeleteIcon />
              </IconButton>
            </Box>
          ))}
        </Box>
      )}
      {data?.length === 0 && !adding && <Typography variant="body2">{t('passkey.none')}</Typography>}
      {!canUsePasskeys() ? (
        <Typography variant="body2" color="textSecondary">
          {t('passkey.problem.unsupported')}
        </Typography>
      ) : adding ? (
        <AddPasskey
          onAdded={(codes) => {
            setAdding(false);
            void client.invalidateQueries({ queryKey: keys.passkeys });
            onChanged(codes);
          }}
          onCancel={() => setAdding(false)}
        />
      ) : (
        <Button variant="outlined" onClick={() => setAdding(true)}>
          {t('passkey.add')}
        </Button>
      )}
      {renaming && <RenamePasskeyDialog passkey={renaming} onClose={() => setRenaming(undefined)} />}
    </Box>
  );
}
