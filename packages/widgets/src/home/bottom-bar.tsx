import type { Layout, Screen } from '@hexaflate/contract/layout';
import { styled } from '@mui/material/styles';
import { inLocale, useHost } from '../host.tsx';
import { IconOf } from '../icons/icon.tsx';
import { iconNamed } from '../icons/registry.ts';
import { Tappable } from '../parts/tappable.tsx';
import { useWidgetWords } from '../words.ts';

interface BottomBarProps {
  navigation: Layout['navigation'];
  current: Screen | null;
}

/** The main screens, as the layout names them. */
export function BottomBar({ navigation, current }: BottomBarProps) {
  const say = useWidgetWords();
  const { locale } = useHost();
  return (
    <Bar aria-label={say('mainMenu')}>
      {navigation.map((entry) => (
        <Entry
          key={entry.screen}
          target={{ type: 'screen', screen: entry.screen }}
          current={entry.screen === current}
        >
          <Pill data-current={entry.screen === current}>
            <IconOf icon={iconNamed(entry.icon)} />
          </Pill>
          {inLocale(entry.title, locale)}
        </Entry>
      ))}
    </Bar>
  );
}

const Bar = styled('nav')(({ theme }) => ({
  position: 'sticky',
  bottom: 0,
  zIndex: 6,
  display: 'flex',
  minHeight: 'var(--bar-height)',
  padding: '8px 4px calc(6px + env(safe-area-inset-bottom))',
  background: theme.scheme.card,
  borderTop: `1px solid ${theme.scheme.outline}`,
  viewTransitionName: 'bar',
}));

const Entry = styled(Tappable)(({ theme }) => ({
  flex: '1 1 0',
  minWidth: 0,
  display: 'flex',
  flexDirection: 'column',
  justifyContent: 'flex-start',
  gap: 4,
  font: 'inherit',
  // As phones do it: the bar's words grow less, so that they stay whole.
  fontSize: 'min(0.75rem, 15px)',
  fontWeight: 600,
  lineHeight: 1.3,
  textAlign: 'center',
  overflowWrap: 'anywhere',
  borderRadius: 14,
  color: theme.scheme.muted,
  '&[aria-current]': { color: theme.scheme.primary, fontWeight: 700 },
}));

const Pill = styled('span')(({ theme }) => ({
  display: 'grid',
  placeItems: 'center',
  width: '3.5rem',
  maxWidth: '100%',
  height: '2rem',
  borderRadius: '1rem',
  transition: 'background-color 220ms',
  '&[data-current="true"]': { background: theme.scheme.container, color: theme.scheme.onContainer },
}));
