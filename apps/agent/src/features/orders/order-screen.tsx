import type { Order } from '@hexaflate/contract/orders';
import { groupDestination } from '@hexaflate/receipt/groups';
import Button from '@mui/material/Button';
import { styled } from '@mui/material/styles';
import { useNavigate, useParams } from 'react-router';
import { useLayout } from '../../app/layout.ts';
import { iconNamed } from '../../icons/registry.ts';
import { useLiveOrder } from '../../live/use-live.ts';
import { ErrorState } from '../../ui/notice.tsx';
import { Page } from '../../ui/page.tsx';
import { Bone } from '../../ui/skeleton.tsx';
import { useWords } from '../../words/words.ts';
import { categoryIcon } from './category-icon.ts';
import { CodeCard } from './result/code-card.tsx';
import { OrderClock, OrderDetails } from './result/details.tsx';
import { useFailureText } from './result/failure.ts';
import { Hexagon, resultLook } from './result/hexagon.tsx';
import { PromiseNote, ResultNotes } from './result/notes.tsx';
import { clockShares, stagesOf } from './result/stages.ts';
import { stageWord, Timeline } from './result/timeline.tsx';
import { orderWords } from './words.ts';

/** One order: its result as it happens, and everything about it once it is final. Changes by itself. */
export function OrderScreen() {
  const { id = '' } = useParams();
  const say = useWords(orderWords);
  const { data: order, error, isError, refetch } = useLiveOrder(id);
  return (
    <Page title={say('result')} leave="close" hideTitle footer={order && <ResultButtons order={order} />}>
      {order ? (
        <Result order={order} />
      ) : isError ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : (
        <ResultSkeleton />
      )}
    </Page>
  );
}

function Result({ order }: { order: Order }) {
  const say = useWords(orderWords);
  const { data: layout } = useLayout();
  const look = resultLook(order);
  return (
    <Stack>
      <Head>
        <Hexagon order={order} icon={iconNamed(categoryIcon(layout, order.product.category))} />
        <Heading data-look={look}>{say(look)}</Heading>
        <Sub>
          {say('subtitle', { product: order.product.name })}{' '}
          <strong>{groupDestination(order.destination)}</strong>
        </Sub>
      </Head>
      <Announcement order={order} />
      <CodeCard order={order} />
      <ResultNotes order={order} />
      <Card aria-label={say('timeline')}>
        <Timeline order={order} />
      </Card>
      <PromiseNote order={order} />
      {clockShares(order.clock) && (
        <Card>
          <CardTitle>{say('clock')}</CardTitle>
          <OrderClock order={order} />
        </Card>
      )}
      {look !== 'running' && (
        <Card>
          <CardTitle>{say('details')}</CardTitle>
          <OrderDetails order={order} />
        </Card>
      )}
    </Stack>
  );
}

/** Tells screen readers each change of the result, in a sentence. */
function Announcement({ order }: { order: Order }) {
  const say = useWords(orderWords);
  const failureText = useFailureText();
  const look = resultLook(order);
  const active = stagesOf(order).find((stage) => stage.status === 'active');
  const { reason, money } = failureText(order);
  const sentence = {
    running: say('runningHeard', { stage: active ? say(stageWord[active.kind]) : '' }),
    success: say('successHeard', {
      product: order.product.name,
      number: groupDestination(order.destination),
    }),
    failed: say('failedHeard', { reason, money }),
    unknown: say('unknownHeard'),
  };
  return (
    <p role="status" className="heard">
      {sentence[look]}
    </p>
  );
}

function ResultButtons({ order }: { order: Order }) {
  const say = useWords(orderWords);
  const navigate = useNavigate();
  const go = (to: string, replace: boolean) => () => void navigate(to, { replace, viewTransition: true });
  const final = order.state === 'success' || order.state === 'failed';
  return (
    <Buttons>
      <Button variant="contained" color="secondary" size="large" onClick={go('/', true)}>
        {say('toHome')}
      </Button>
      {final && (
        <Button
          variant="contained"
          color="secondary"
          size="large"
          onClick={go(`/orders/${encodeURIComponent(order.id)}/receipt`, false)}
        >
          {say('receipt')}
        </Button>
      )}
      <Button
        variant="contained"
        size="large"
        onClick={go(`/sell/${encodeURIComponent(order.product.category)}`, true)}
      >
        {say('sellAgain')}
      </Button>
    </Buttons>
  );
}

function ResultSkeleton() {
  return (
    <Stack>
      <Head>
        <Bone width="6.5rem" height="6.5rem" radius={28} />
        <Bone width="11rem" height="1.6rem" />
        <Bone width="15rem" height="1rem" />
      </Head>
      <Bone height="14rem" radius={20} />
    </Stack>
  );
}

const Stack = styled('div')({ display: 'grid', gap: 14, gridTemplateColumns: 'minmax(0, 1fr)' });
const Head = styled('div')({ display: 'grid', justifyItems: 'center', gap: 6, paddingBottom: 6 });
const Heading = styled('h2')(({ theme }) => ({
  ...theme.typography.h1,
  margin: '10px 0 0',
  textAlign: 'center',
}));
const Sub = styled('p')(({ theme }) => ({
  margin: 0,
  textAlign: 'center',
  textWrap: 'balance',
  fontSize: '0.9375rem',
  color: theme.scheme.muted,
  fontVariantNumeric: 'tabular-nums',
  '& strong': { color: theme.scheme.text, fontWeight: 700, whiteSpace: 'nowrap' },
}));
const Card = styled('section')(({ theme }) => ({
  padding: '16px 18px',
  border: `1px solid ${theme.scheme.outline}`,
  borderRadius: theme.corner.card,
  background: theme.scheme.card,
}));
const CardTitle = styled('h3')(({ theme }) => ({ ...theme.typography.h3, margin: '0 0 8px' }));
const Buttons = styled('div')({
  display: 'flex',
  flexWrap: 'wrap',
  gap: 10,
  '& > button': { flex: '1 1 5.9rem', paddingInline: 10, whiteSpace: 'nowrap' },
});
