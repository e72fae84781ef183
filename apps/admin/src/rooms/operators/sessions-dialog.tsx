import type { OperatorView } from '@hexaflate/contract/operators';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/call.ts';
import { keys, operatorSessionsQuery } from '../../api/queries.ts';
import { SessionsWindow } from '../../session/sessions-window.tsx';
import { useMay } from '../../session/use-permissions.ts';

/** Where another operator is signed in. */
export function SessionsDialog({ operator, onClose }: { operator: OperatorView; onClose: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const may = useMay();
  const { username } = operator;
  const end = (id: string) =>
    call('DELETE /admin/operators/{username}/sessions/{id}', { params: { username, id } });
  return (
    <SessionsWindow
      open
      title={t('operators.sessionsOf', { name: username })}
      query={useQuery(operatorSessionsQuery(username))}
      end={operator.changeable && may('operators.endSession') ? end : undefined}
      onEnded={() => void client.invalidateQueries({ queryKey: keys.operators })}
      onClose={onClose}
    />
  );
}
