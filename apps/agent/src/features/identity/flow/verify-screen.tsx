import type { Identity } from '@hexaflate/contract/identity';
import { useQuery } from '@tanstack/react-query';
import { Navigate } from 'react-router';
import { ErrorState } from '../../../ui/notice.tsx';
import { Page } from '../../../ui/page.tsx';
import { RowSkeletons } from '../../../ui/skeleton.tsx';
import { useWords } from '../../../words/words.ts';
import { identityQuery } from '../identity-query.ts';
import { identityWords } from '../words.ts';
import { GuidedFlow } from './guided-flow.tsx';
import { neededSteps } from './needed.ts';

/** The guided way through consent, KTP, selfie and review; who has nothing to send is shown how things stand. */
export function VerifyScreen() {
  const say = useWords(identityWords);
  const identity = useQuery(identityQuery);
  if (identity.data && neededSteps(identity.data).length > 0)
    return <GuidedFlow key={keyOf(identity.data)} identity={identity.data} />;
  // News of what was sent may come ahead of the answer to it.
  if (identity.data)
    return <Navigate to={identity.data.status === 'inReview' ? '/identity?sent=1' : '/identity'} replace />;
  return (
    <Page title={say('title')} parent="/identity">
      {identity.isError ? (
        <ErrorState error={identity.error} onRetry={() => void identity.refetch()} />
      ) : (
        <RowSkeletons count={3} />
      )}
    </Page>
  );
}

/** What was gathered fits only these documents and this text; when either changes, it begins anew. */
function keyOf({ version, consent }: Identity): string {
  return `${version} ${consent.version}`;
}
