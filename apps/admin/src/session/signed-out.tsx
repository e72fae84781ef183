import { useQueryClient } from '@tanstack/react-query';
import { createContext, type PropsWithChildren, useCallback, useContext, useState } from 'react';
import { accountQuery, brandQuery } from '../api/queries.ts';

export type SignedOutReason = 'signedOut' | 'revoked' | 'expired';

interface SignedOut {
  reason: SignedOutReason | undefined;
  leave: (reason: SignedOutReason) => void;
}

const SignedOutContext = createContext<SignedOut>({ reason: undefined, leave: () => undefined });

/** Ends this browser's view of a session: nothing that was read stays in memory, and the sign-in says why. */
export const useSignedOut = () => useContext(SignedOutContext).leave;

/** Why the last session ended, for the sign-in. */
export const useSignedOutReason = () => useContext(SignedOutContext).reason;

export function SignedOutReasons({ children }: PropsWithChildren) {
  const client = useQueryClient();
  const [reason, setReason] = useState<SignedOutReason>();
  const leave = useCallback(
    (why: SignedOutReason) => {
      setReason(why);
      const kept = new Set<unknown>([brandQuery.queryKey[0], accountQuery.queryKey[0]]);
      client.removeQueries({ predicate: ({ queryKey }) => !kept.has(queryKey[0]) });
      client.setQueryData(accountQuery.queryKey, null);
    },
    [client],
  );
  return <SignedOutContext value={{ reason, leave }}>{children}</SignedOutContext>;
}
