import { useCallback } from 'react';
import { useNavigate } from 'react-router';

/**
 * Changes the query of the address in place. Starts from the address as it stands, not as it was last drawn: two
 * quick changes on a slow computer must not undo each other.
 */
export function useSearchChange() {
  const navigate = useNavigate();
  return useCallback(
    (change: (search: URLSearchParams) => URLSearchParams) => {
      const search = change(new URLSearchParams(window.location.search)).toString();
      void navigate({ search: search && `?${search}` }, { replace: true, preventScrollReset: true });
    },
    [navigate],
  );
}
