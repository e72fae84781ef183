import type { IdentityCase } from '@hexaflate/contract/identity';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useEffectEvent } from 'react';
import { call } from '../../api/call.ts';
import { useMay } from '../../session/use-permissions.ts';
import { identityCaseQuery } from './identity-queries.ts';

/** How long before its end a lease is asked for again, in milliseconds. */
const EARLY_MS = 60_000;

/**
 * Takes the case for whoever may decide it, keeps it while its tab is in front of him, and leaves it when he goes or
 * closes the tab. A tab that lies behind others lets it run out, and asks again when it comes forward. Somebody else's
 * lease is respected: it is asked for only by `take`.
 */
export function useLease(of: IdentityCase | undefined) {
  const may = useMay();
  const client = useQueryClient();
  const code = of?.agentCode;
  const take = useMutation({
    mutationFn: (agentCode: string) =>
      call('PUT /admin/identity/{code}/lease', { params: { code: agentCode } }),
    onSuccess: (lease, agentCode) =>
      client.setQueryData(identityCaseQuery(agentCode).queryKey, (now) => now && { ...now, lease }),
    // Somebody was faster: the case says who.
    onError: (_, agentCode) => client.invalidateQueries({ queryKey: identityCaseQuery(agentCode).queryKey }),
  });
  const waits = of?.documents.some(({ status }) => status === 'inReview') ?? false;
  const free = of !== undefined && of.lease === null && waits && may('identity.review');
  const takeNow = useEffectEvent((agentCode: string) => take.mutate(agentCode));
  useEffect(() => {
    if (free && code) takeNow(code);
  }, [free, code]);

  const until = of?.lease?.mine ? of.lease.until : undefined;
  useEffect(() => {
    if (!until || !code) return;
    const left = Date.parse(until) - Date.now();
    const gone = new AbortController();
    const renew = () => {
      if (document.visibilityState === 'visible') takeNow(code);
      else document.addEventListener('visibilitychange', renew, { signal: gone.signal, once: true });
    };
    const timer = setTimeout(renew, Math.max(left / 2, left - EARLY_MS));
    return () => {
      clearTimeout(timer);
      gone.abort();
    };
  }, [until, code]);

  const mine = until !== undefined;
  useEffect(() => {
    if (!mine || !code) return;
    const leave = () => {
      // He is gone already; a lease that could not be left ends by itself.
      void call('DELETE /admin/identity/{code}/lease', { params: { code } }, { keepalive: true }).catch(
        () => {},
      );
    };
    // A page that comes back out of the browser's memory finds the case as it is by then.
    const back = ({ persisted }: PageTransitionEvent) =>
      persisted && void client.invalidateQueries({ queryKey: identityCaseQuery(code).queryKey });
    window.addEventListener('pagehide', leave);
    window.addEventListener('pageshow', back);
    return () => {
      window.removeEventListener('pagehide', leave);
      window.removeEventListener('pageshow', back);
      leave();
    };
  }, [mine, code, client]);
  return { mine, take: () => code && take.mutate(code), taking: take.isPending };
}
