import Button from '@mui/material/Button';
import { styled } from '@mui/material/styles';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import { call } from '../../../api/client.ts';
import { inGroups } from '../../../format/groups.ts';
import { applyOrder } from '../../../live/apply.ts';
import { useWords } from '../../../words/words.ts';
import { useMe } from '../../home/home-queries.ts';
import { sellWords } from '../words.ts';
import { attempts, isUnderway } from './app-attempts.ts';
import { findUnfinished, type Unfinished } from './find-unfinished.ts';

const ASK_AGAIN_MS = 10_000;
const KEY = ['unfinished-attempts'];

/**
 * Tells what became of attempts whose answer the app never saw, because it was closed or the network was lost.
 * Empty almost always. Mount it wherever an agent arrives after opening the app.
 */
export function UnfinishedAttempts() {
  const say = useWords(sellWords);
  const navigate = useNavigate();
  const client = useQueryClient();
  const { data: me } = useMe();
  const { data: unfinished = [] } = useQuery({
    queryKey: [...KEY, me?.code],
    queryFn: async () => {
      if (!me) return [];
      const found = await findUnfinished(call, attempts, me.code, new Date());
      return found.filter(({ attempt }) => !isUnderway(attempt.attemptId));
    },
    enabled: me !== undefined,
    staleTime: 0,
    refetchInterval: ({ state }) =>
      state.data?.some((each) => each.kind === 'notKnownYet') ? ASK_AGAIN_MS : false,
  });

  const forget = async ({ attempt }: Unfinished) => {
    await attempts.remove(attempt.attemptId);
    await client.invalidateQueries({ queryKey: KEY });
  };
  const see = async (each: Extract<Unfinished, { kind: 'arrived' }>) => {
    applyOrder(client, each.order);
    await forget(each);
    void navigate(`/orders/${each.order.id}`, { viewTransition: true });
  };

  return (
    <div role="status">
      {unfinished.map((each) => {
        const values = { product: each.attempt.productName, number: unbroken(each.attempt.destination) };
        return (
          <Card key={each.attempt.attemptId} data-kind={each.kind}>
            <span>
              {each.kind === 'arrived' && say('unfinishedArrived', values)}
              {each.kind === 'neverArrived' && say('unfinishedNever', values)}
              {each.kind === 'notKnownYet' && say('unfinishedWaiting', values)}
            </span>
            {each.kind === 'arrived' && (
              <Button color="inherit" onClick={() => void see(each)}>
                {say('see')}
              </Button>
            )}
            {each.kind === 'neverArrived' && (
              <Button color="inherit" onClick={() => void forget(each)}>
                {say('understood')}
              </Button>
            )}
          </Card>
        );
      })}
    </div>
  );
}

/** A number that stays on one line. */
function unbroken(destination: string): string {
  return inGroups(destination).replaceAll(' ', '\u00a0');
}

const Card = styled('div')(({ theme }) => ({
  display: 'flex',
  alignItems: 'center',
  justifyContent: 'space-between',
  gap: 8,
  marginBottom: 12,
  padding: '10px 8px 10px 16px',
  borderRadius: theme.corner.button,
  fontSize: '0.8125rem',
  lineHeight: 1.45,
  background: theme.scheme.unknown.soft,
  color: theme.scheme.unknown.onSoft,
  '&[data-kind="neverArrived"]': {
    background: theme.scheme.waiting.soft,
    color: theme.scheme.waiting.onSoft,
  },
}));
