import type { Layout } from '@hexaflate/contract/layout';
import { styled } from '@mui/material/styles';
import { Link, useLocation } from 'react-router';
import { screenPath } from '../app/layout.ts';
import { iconNamed } from '../icons/registry.ts';
import { sharedWords } from '../words/shared.ts';
import { inLocale, useLocale, useWords } from '../words/words.ts';
import { IconOf } from './icon.tsx';

/** The main screens, as the layout names them. */
export function BottomBar({ navigation }: { navigation: Layout['navigation'] }) {
  const say = useWords(sharedWords);
  const locale = useLocale();
  const { pathname } = useLocation();
  return (
    <Bar aria-label={say('mainMenu')}>
      {navigation.map((entry) => {
        const current = screenPath[entry.screen] === pathname;
        return (
          <Entry
            key={entry.screen}
            to={screenPath[entry.screen]}
            viewTransition
            state={{ travel: 'across' }}
            aria-current={current ? 'page' : undefined}
          >
            <Pill data-current={current}>
              <IconOf icon={iconNamed(entry.icon)} />
            </Pill>
            {inLocale(entry.title, locale)}
          </Entry>
        );
      })}
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

const Entry = styled(Link)(({ theme }) => ({
  flex: '1 1 0',
  minWidth: 0,
  display: 'grid',
  justifyItems: 'center',
  alignContent: 'start',
  gap: 4,
  fontSize: '0.75rem',
  fontWeight: 600,
  lineHeight: 1.3,
  textAlign: 'center',
  textDecoration: 'none',
  overflowWrap: 'anywhere',
  borderRadius: 12,
  color: theme.scheme.muted,
  '&[aria-current]': { color: theme.scheme.primary, fontWeight: 700 },
}));

const Pill = styled('span')(({ theme }) => ({
  display: 'grid',
  placeItems: 'center',
  width: 56,
  height: 32,
  borderRadius: 16,
  transition: 'background-color var(--motion) var(--ease)',
  '&[data-current="true"]': { background: theme.scheme.container, color: theme.scheme.onContainer },
}));
