import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { call } from '../api/call.ts';
import { keys, mySessionsQuery } from '../api/queries.ts';
import { SessionsWindow } from './sessions-window.tsx';

/** Where I am signed in. */
export function MySessionsDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  return (
    <SessionsWindow
      open={open}
      title={t('operators.mySessions')}
      query={useQuery({ ...mySessionsQuery, enabled: open })}
      end={(id) => call('DELETE /admin/my-sessions/{id}', { params: { id } })}
      onEnded={() => void client.invalidateQueries({ queryKey: keys.mySessions })}
      onClose={onClose}
    />
  );
}
