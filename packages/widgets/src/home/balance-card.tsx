import type { AgentView } from '@hexaflate/contract/agent';
import type { Widget } from '@hexaflate/contract/layout';
import { formatRupiah } from '@hexaflate/contract/money';
import IconButton from '@mui/material/IconButton';
import { styled } from '@mui/material/styles';
import { useEffect, useState } from 'react';
import Hexagon from '~icons/material-symbols/hexagon-outline-rounded';
import VisibilityOff from '~icons/material-symbols/visibility-off-outline-rounded';
import Visibility from '~icons/material-symbols/visibility-outline-rounded';
import { sentenceOfAge } from '../format/ages.ts';
import { inThousands } from '../format/groups.ts';
import { inLocale, useHost } from '../host.tsx';
import { IconOf } from '../icons/icon.tsx';
import { iconNamed } from '../icons/registry.ts';
import { Bone } from '../parts/bone.tsx';
import { CountUp } from '../parts/count-up.tsx';
import { Heard } from '../parts/hidden.tsx';
import { Tappable } from '../parts/tappable.tsx';
import { useWidgetWords } from '../words.ts';

interface BalanceCardProps {
  widget: Extract<Widget, { type: 'balanceCard' }>;
  agent: AgentView | undefined;
  /** Milliseconds since the epoch, when this device got the balance. */
  agentAt: number;
  hidden: boolean;
  onHide: (hidden: boolean) => void;
  /** True when it stands first and overlaps the header's edge. */
  overlaps: boolean;
}

const AGE_TICK_MS = 20_000;

/** What the agent has, how old that knowledge is, and what he does most. */
export function BalanceCard({ widget, agent, agentAt, hidden, onHide, overlaps }: BalanceCardProps) {
  const say = useWidgetWords();
  const { locale } = useHost();
  return (
    <Card data-overlaps={overlaps}>
      <Top>
        <Label>{say('balance')}</Label>
        {widget.showPoints && (
          <Points>
            <IconOf icon={Hexagon} size={15} />
            {agent ? (
              say('points', { count: inThousands(agent.points) })
            ) : (
              <Bone width="3.5rem" height="0.8em" />
            )}
          </Points>
        )}
      </Top>
      <Amount>
        <span>
          {agent ? <Balance amount={agent.balance} hidden={hidden} /> : <Bone width="10rem" height="0.9em" />}
        </span>
        <IconButton
          color="inherit"
          aria-label={hidden ? say('show') : say('hide')}
          aria-pressed={hidden}
          onClick={() => onHide(!hidden)}
        >
          <IconOf icon={hidden ? VisibilityOff : Visibility} size={22} />
        </IconButton>
      </Amount>
      <Small>
        {agent ? (
          <>
            {widget.showCommission && !hidden && (
              <>{say('commission', { amount: formatRupiah(agent.commission) })} · </>
            )}
            <Age at={agentAt} />
          </>
        ) : (
          <Bone width="12rem" height="0.8em" />
        )}
      </Small>
      {widget.actions.length > 0 && (
        <Actions>
          {widget.actions.map((item) => (
            <Action key={item.id} target={{ type: 'action', action: item.action, widgetId: widget.id, item }}>
              <IconOf icon={iconNamed(item.icon)} size={26} />
              {inLocale(item.title, locale)}
            </Action>
          ))}
        </Actions>
      )}
    </Card>
  );
}

function Balance({ amount, hidden }: { amount: string; hidden: boolean }) {
  const say = useWidgetWords();
  if (!hidden) return <CountUp amount={amount} />;
  return (
    <>
      <span aria-hidden>Rp••••••</span>
      <Heard>{say('hidden')}</Heard>
    </>
  );
}

/** "diperbarui 5 menit lalu", growing older on the screen by itself. */
function Age({ at }: { at: number }) {
  const { locale } = useHost();
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), AGE_TICK_MS);
    return () => clearInterval(timer);
  }, []);
  return <time dateTime={new Date(at).toISOString()}>{sentenceOfAge(Math.max(0, now - at), locale)}</time>;
}

const Card = styled('section')(({ theme }) => ({
  position: 'relative',
  containerType: 'inline-size',
  margin: '0 16px',
  padding: '16px 18px 8px',
  borderRadius: theme.corner.card,
  background: theme.scheme.card,
  border: theme.scheme.mode === 'dark' ? `1px solid ${theme.scheme.outline}` : '1px solid transparent',
  boxShadow: theme.scheme.mode === 'dark' ? 'none' : '0 12px 28px rgb(9 52 48 / 0.12)',
  '&[data-overlaps="true"]': { marginTop: -68 },
}));
const Top = styled('div')({
  display: 'flex',
  flexWrap: 'wrap',
  alignItems: 'center',
  justifyContent: 'space-between',
  gap: 8,
});
const Label = styled('span')(({ theme }) => ({ fontSize: '0.875rem', color: theme.scheme.muted }));
const Points = styled('span')(({ theme }) => ({
  display: 'inline-flex',
  alignItems: 'center',
  gap: 6,
  padding: '4px 11px 4px 8px',
  borderRadius: 14,
  fontSize: '0.8125rem',
  fontWeight: 650,
  lineHeight: 1.5,
  background: theme.scheme.container,
  color: theme.scheme.onContainer,
}));
const Amount = styled('div')({
  display: 'flex',
  flexWrap: 'wrap',
  alignItems: 'center',
  gap: 2,
  minHeight: 48,
  margin: '-2px 0 -6px',
  // Large text may grow until the amount fills the card, not beyond it.
  fontSize: 'min(1.75rem, 11cqi)',
  fontWeight: 800,
  letterSpacing: '-0.02em',
  lineHeight: 1.2,
});
const Small = styled('div')(({ theme }) => ({
  fontSize: '0.8125rem',
  lineHeight: 1.5,
  minHeight: '1.5em',
  color: theme.scheme.muted,
  fontVariantNumeric: 'tabular-nums',
}));
const Actions = styled('div')(({ theme }) => ({
  display: 'flex',
  flexWrap: 'wrap',
  marginTop: 14,
  paddingTop: 8,
  borderTop: `1px solid ${theme.scheme.outline}`,
}));
const Action = styled(Tappable)(({ theme }) => ({
  flex: '1 1 4.25rem',
  minWidth: 0,
  display: 'flex',
  flexDirection: 'column',
  gap: 6,
  minHeight: 64,
  padding: '6px 0',
  borderRadius: 14,
  font: 'inherit',
  fontSize: '0.78rem',
  fontWeight: 600,
  lineHeight: 1.3,
  textAlign: 'center',
  color: theme.scheme.text,
  '& > span:first-of-type': { color: theme.scheme.primary },
}));
