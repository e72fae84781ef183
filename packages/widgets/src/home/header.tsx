import type { AgentView } from '@hexaflate/contract/agent';
import type { Layout } from '@hexaflate/contract/layout';
import { styled } from '@mui/material/styles';
import type { RefObject } from 'react';
import Bell from '~icons/material-symbols/notifications-outline-rounded';
import { greetingAt } from '../format/greetings.ts';
import { initialsOf } from '../format/groups.ts';
import { IconOf } from '../icons/icon.tsx';
import { Bone } from '../parts/bone.tsx';
import { Tappable } from '../parts/tappable.tsx';
import { useWidgetWords } from '../words.ts';
import { Honeycomb } from './honeycomb.tsx';

interface HomeHeaderProps {
  header: Layout['header'];
  brandName: string;
  agent: AgentView | undefined;
  unread: number;
  heading?: RefObject<HTMLHeadingElement | null>;
}

/** The coloured top of home: a greeting with the shop's name, or the brand's name, and the bell. */
export function HomeHeader({ header, brandName, agent, unread, heading }: HomeHeaderProps) {
  const say = useWidgetWords();
  const greeting = header.style === 'greeting';
  const shop = agent && (agent.storeName ?? agent.name);
  const bell = unread > 0 ? say('notificationsUnread', { count: unread }) : say('notifications');
  return (
    <Ground>
      {header.honeycomb && <Honeycomb />}
      <Line>
        {greeting && <Avatar aria-hidden>{shop ? initialsOf(shop) : ''}</Avatar>}
        <Names>
          {greeting && <Greeting data-greeting>{say(greetingAt(new Date().getHours()))}</Greeting>}
          <Name ref={heading} tabIndex={-1}>
            {greeting ? (shop ?? <Bone width="9rem" height="1.3em" />) : brandName}
          </Name>
        </Names>
        <BellLink target={{ type: 'screen', screen: 'notifications' }}>
          <IconOf icon={Bell} size={26} />
          <span style={{ position: 'absolute', opacity: 0 }}>{bell}</span>
          {unread > 0 && <Count aria-hidden>{unread > 99 ? '99+' : unread}</Count>}
        </BellLink>
      </Line>
    </Ground>
  );
}

const Ground = styled('header')(({ theme }) => ({
  position: 'relative',
  overflow: 'hidden',
  padding: 'calc(20px + env(safe-area-inset-top)) 20px 88px',
  color: theme.scheme.header.ink,
  background: `linear-gradient(160deg, ${theme.scheme.header.from}, ${theme.scheme.header.to})`,
}));
const Line = styled('div')({ position: 'relative', display: 'flex', alignItems: 'center', gap: 12 });
const Avatar = styled('span')({
  display: 'grid',
  placeItems: 'center',
  flex: 'none',
  width: '2.875rem',
  height: '2.875rem',
  borderRadius: 15,
  fontWeight: 700,
  background: 'rgb(255 255 255 / 0.16)',
});
const Names = styled('div')({ flex: 1, minWidth: 0, display: 'grid', gap: 1 });
const Greeting = styled('span')({ fontSize: '0.8125rem', lineHeight: 1.35 });
const Name = styled('h1')({
  margin: 0,
  outline: 'none',
  fontSize: '1.0625rem',
  fontWeight: 700,
  lineHeight: 1.3,
  overflowWrap: 'anywhere',
});
const BellLink = styled(Tappable)({
  position: 'relative',
  flex: 'none',
  width: 48,
  height: 48,
  marginRight: -10,
  borderRadius: 16,
  color: 'inherit',
});
const Count = styled('span')(({ theme }) => ({
  position: 'absolute',
  top: 3,
  right: 2,
  minWidth: 20,
  height: 20,
  padding: '0 5px',
  display: 'grid',
  placeItems: 'center',
  borderRadius: 10,
  fontSize: '0.6875rem',
  fontWeight: 750,
  background: theme.scheme.amber.from,
  color: theme.scheme.amber.ink,
}));
