import type { AdminOrderDetail } from '@hexaflate/contract/admin';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/call.ts';
import { explain } from '../../api/explain.ts';
import { accountQuery, keys, orderQuery } from '../../api/queries.ts';
import { useAnnounce } from '../../parts/announce.tsx';

/** Who looks after an order, and notes about it. Every change shows in the detail and in the queue at once. */
export function useOrderDesk(id: string) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const announce = useAnnounce();
  const { data: account } = useQuery(accountQuery);
  const settle = (order: AdminOrderDetail) => {
    client.setQueryData(orderQuery(id).queryKey, order);
    void client.invalidateQueries({ queryKey: keys.unknown });
  };
  const onError = (error: unknown) => announce(explain(error, t));

  const assign = useMutation({
    mutationFn: (username: string | null) =>
      call('PUT /admin/orders/{id}/assignee', { params: { id }, body: { username } }),
    onSuccess: (order, username) => {
      settle(order);
      const name = `${order.product.name} · ${order.destination}`;
      announce(t(username ? 'unknown.taken' : 'unknown.released', { name }));
    },
    onError,
  });
  const addNote = useMutation({
    mutationFn: (text: string) => call('POST /admin/orders/{id}/notes', { params: { id }, body: { text } }),
    onSuccess: settle,
    onError,
  });
  return { me: account?.username ?? '', assign, addNote };
}
