import { useCallback } from 'react';
import { useSearchParams } from 'react-router';
import { useSearchChange } from '../../parts/use-search-change.ts';

/** Name of the address parameter that opens an order over the room. */
const PARAMETER = 'trx';

/** The order that the address opens, the address that opens another over the same room, and how to close it. */
export function useOpenOrder() {
  const [search] = useSearchParams();
  const changeSearch = useSearchChange();
  const addressOf = useCallback(
    (id: string) => {
      const next = new URLSearchParams(search);
      next.set(PARAMETER, id);
      return `?${next}`;
    },
    [search],
  );
  const close = useCallback(
    () =>
      changeSearch((now) => {
        now.delete(PARAMETER);
        return now;
      }),
    [changeSearch],
  );
  return { openId: search.get(PARAMETER), addressOf, close };
}
