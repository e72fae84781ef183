import type { RegisteredNumber } from '@hexaflate/contract/profile';
import { styled } from '@mui/material/styles';
import { useQuery } from '@tanstack/react-query';
import Chat from '~icons/material-symbols/chat-outline-rounded';
import Internet from '~icons/material-symbols/lan-outline-rounded';
import Sms from '~icons/material-symbols/sms-outline-rounded';
import { inGroups } from '../../format/groups.ts';
import { EmptyState, ErrorState } from '../../ui/notice.tsx';
import { Page } from '../../ui/page.tsx';
import { InfoRow, RowGroup } from '../../ui/rows.tsx';
import { RowSkeletons } from '../../ui/skeleton.tsx';
import { useWords } from '../../words/words.ts';
import { numbersQuery } from './queries.ts';
import { accountWords } from './words.ts';

const icons = { sms: Sms, whatsapp: Chat, chat: Chat, internet: Internet, other: Internet } as const;

/** The numbers and addresses that may give orders for me in Otomax. */
export function NumbersScreen() {
  const say = useWords(accountWords);
  const numbers = useQuery(numbersQuery);
  return (
    <Page title={say('numbersTitle')} parent="/profile">
      <Lead>{say('numbersLead')}</Lead>
      {numbers.isPending && <RowSkeletons count={3} />}
      {numbers.isError && !numbers.data && (
        <ErrorState error={numbers.error} onRetry={() => void numbers.refetch()} />
      )}
      {numbers.data?.items.length === 0 && <EmptyState icon={Sms} title={say('numbersNone')} />}
      {numbers.data && numbers.data.items.length > 0 && (
        <RowGroup>
          {numbers.data.items.map((number) => (
            <NumberRow key={`${number.kind} ${number.address}`} number={number} />
          ))}
        </RowGroup>
      )}
      {numbers.data && <Help>{numbers.data.help}</Help>}
    </Page>
  );
}

function NumberRow({ number }: { number: RegisteredNumber }) {
  const say = useWords(accountWords);
  return (
    <InfoRow
      icon={icons[number.kind]}
      label={number.phone ? inGroups(number.phone) : number.address}
      text={
        <>
          {say(`kind.${number.kind}`)}
          {number.signedInHere && ` · ${say('signedInHere')}`}
        </>
      }
    />
  );
}

const Lead = styled('p')(({ theme }) => ({
  ...theme.typography.body1,
  margin: '0 4px 20px',
  color: theme.scheme.muted,
}));
const Help = styled('p')(({ theme }) => ({
  margin: 0,
  padding: '14px 16px',
  borderRadius: theme.corner.card,
  background: theme.scheme.container,
  color: theme.scheme.onContainer,
  overflowWrap: 'anywhere',
}));
