import type { Identity } from '@hexaflate/contract/identity';
import Button from '@mui/material/Button';
import { styled } from '@mui/material/styles';
import { useQuery } from '@tanstack/react-query';
import { Link, useSearchParams } from 'react-router';
import { dayText } from '../../format/dates.ts';
import { ErrorState } from '../../ui/notice.tsx';
import { Page } from '../../ui/page.tsx';
import { InfoRow, RowGroup } from '../../ui/rows.tsx';
import { RowSkeletons } from '../../ui/skeleton.tsx';
import { useLocale, useWords } from '../../words/words.ts';
import { Benefits } from './benefits.tsx';
import { DocumentRow } from './document-row.tsx';
import { neededSteps } from './flow/needed.ts';
import { IdentityHistory } from './identity-history.tsx';
import { identityQuery } from './identity-query.ts';
import { StatusDisc } from './status-mark.tsx';
import { WithdrawConsent } from './withdraw-consent.tsx';
import { identityWords } from './words.ts';

/** How my identity documents stand, what to do next, and what became of them. */
export function IdentityScreen() {
  const say = useWords(identityWords);
  const identity = useQuery(identityQuery);
  return (
    <Page title={say('title')} parent="/profile">
      {identity.isPending && <RowSkeletons count={4} />}
      {identity.isError && !identity.data && (
        <ErrorState error={identity.error} onRetry={() => void identity.refetch()} />
      )}
      {identity.data && <Standing identity={identity.data} />}
    </Page>
  );
}

function Standing({ identity }: { identity: Identity }) {
  const say = useWords(identityWords);
  const locale = useLocale();
  const [search] = useSearchParams();
  const { status, documents, person, history, consent } = identity;
  const needed = neededSteps(identity).length > 0;
  const untouched = documents.every((document) => document.status === 'none');
  const sent = search.has('sent') && status === 'inReview';
  return (
    <>
      <Hero role="status">
        <StatusDisc status={status} />
        <div>
          <HeroTitle>{sent ? say('sent') : say(`${status}Title`)}</HeroTitle>
          <HeroText>
            {sent && `${say('sentText')} `}
            {say(`${status}Text`)}
          </HeroText>
        </div>
      </Hero>
      {!identity.open && status !== 'verified' && <Closed>{say('closed')}</Closed>}
      {needed && (
        <Go component={Link} to="/identity/verify" viewTransition variant="contained" size="large" fullWidth>
          {status === 'repair' ? say('repair') : untouched ? say('start') : say('continue')}
        </Go>
      )}
      {untouched && needed && <Benefits />}
      {!untouched && (
        <RowGroup title={say('documents')}>
          {documents.map((document) => (
            <DocumentRow key={document.kind} document={document} />
          ))}
        </RowGroup>
      )}
      {person && (
        <RowGroup title={say('person')}>
          <InfoRow label={say('nik')} value={<span className="figures">{person.nik}</span>} />
          <InfoRow label={say('name')} value={person.name} />
          <InfoRow label={say('birthDate')} value={dayText(person.birthDate, locale)} />
        </RowGroup>
      )}
      {history.length > 0 && <IdentityHistory events={history} />}
      {consent.given && <WithdrawConsent given={consent.given} />}
    </>
  );
}

const Hero = styled('div')({ display: 'flex', gap: 16, alignItems: 'flex-start', margin: '4px 0 20px' });
const HeroTitle = styled('h2')(({ theme }) => ({ ...theme.typography.h2, margin: '2px 0 4px' }));
const HeroText = styled('p')(({ theme }) => ({ margin: 0, lineHeight: 1.5, color: theme.scheme.muted }));
const Closed = styled('p')({ margin: '0 4px 20px', fontWeight: 600 });
const Go = styled(Button)({ marginBottom: 20 }) as typeof Button;
