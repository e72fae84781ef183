import { styled } from '@mui/material/styles';
import { useQuery } from '@tanstack/react-query';
import Delete from '~icons/material-symbols/delete-outline-rounded';
import OpenIn from '~icons/material-symbols/open-in-new-rounded';
import { apiOrigin } from '../../api/client.ts';
import { useBrand } from '../../theme/brand.ts';
import { IconOf } from '../../ui/icon.tsx';
import { ErrorState } from '../../ui/notice.tsx';
import { Page } from '../../ui/page.tsx';
import { LinkRow, RowGroup } from '../../ui/rows.tsx';
import { RowSkeletons } from '../../ui/skeleton.tsx';
import { useWords } from '../../words/words.ts';
import { CopyCard } from './own-data/copy-card.tsx';
import { ownDataQuery } from './queries.ts';
import { accountWords } from './words.ts';

/** My data: a copy of all of it, and the way to have it deleted. */
export function OwnDataScreen() {
  const say = useWords(accountWords);
  const { accountDeletionUrl } = useBrand();
  const newest = useQuery(ownDataQuery);
  return (
    <Page title={say('dataTitle')} parent="/profile">
      <Card>
        <Heading>{say('exportTitle')}</Heading>
        <Text>{say('exportText')}</Text>
        {newest.isPending && <RowSkeletons count={1} />}
        {newest.isError && newest.data === undefined && (
          <ErrorState error={newest.error} onRetry={() => void newest.refetch()} />
        )}
        {newest.data !== undefined && <CopyCard {...newest.data} />}
      </Card>
      <RowGroup title={say('deleteGroup')}>
        <LinkRow to="/account/close" icon={Delete} label={say('closeTitle')} text={say('closeText')} danger />
      </RowGroup>
      <PublicPage href={`${apiOrigin}${accountDeletionUrl}`} target="_blank" rel="noopener">
        {say('publicPage')} <IconOf icon={OpenIn} size={16} />
      </PublicPage>
    </Page>
  );
}

const Card = styled('section')(({ theme }) => ({
  marginBottom: 20,
  padding: 20,
  borderRadius: theme.corner.card,
  background: theme.scheme.card,
  border: `1px solid ${theme.scheme.outline}`,
}));
const Heading = styled('h2')(({ theme }) => ({ ...theme.typography.h2, margin: '0 0 8px' }));
const Text = styled('p')(({ theme }) => ({
  ...theme.typography.body1,
  margin: '0 0 12px',
  color: theme.scheme.muted,
}));
const PublicPage = styled('a')(({ theme }) => ({
  display: 'inline-flex',
  alignItems: 'center',
  gap: 6,
  minHeight: 48,
  padding: '0 4px',
  fontSize: '0.875rem',
  fontWeight: 600,
  color: theme.scheme.primary,
}));
