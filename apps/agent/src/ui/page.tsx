import IconButton from '@mui/material/IconButton';
import { styled } from '@mui/material/styles';
import { type ReactNode, useEffect, useRef } from 'react';
import { useLocation, useNavigate } from 'react-router';
import ArrowBack from '~icons/material-symbols/arrow-back-rounded';
import Close from '~icons/material-symbols/close-rounded';
import { useBrand } from '../theme/brand.ts';
import { sharedWords } from '../words/shared.ts';
import { useWords } from '../words/words.ts';
import { IconOf } from './icon.tsx';
import { OfflineNotice } from './offline-notice.tsx';

interface PageProps {
  title: string;
  children: ReactNode;
  /** `back` (arrow) or `close` (cross) at the left; `none` for the screens of the bottom bar. */
  leave?: 'back' | 'close' | 'none';
  /** Where leaving goes when the app was opened at this very screen. */
  parent?: string;
  /** Buttons at the right of the title. */
  actions?: ReactNode;
  /** Stands at the bottom edge, over the content: the screen's buttons. */
  footer?: ReactNode;
  /** Draws the title for screen readers alone; the content has a heading of its own to show. */
  hideTitle?: boolean;
}

/** The frame of every screen but home: app bar, content, footer. Gives the document its title and takes the focus. */
export function Page(props: PageProps) {
  const { title, children, leave = 'back', parent = '/', actions, footer, hideTitle = false } = props;
  const say = useWords(sharedWords);
  const navigate = useNavigate();
  const location = useLocation();
  const heading = usePageHeading(title);

  const goBack = () => {
    if (location.key === 'default') void navigate(parent, { replace: true, viewTransition: true });
    else void navigate(-1);
  };

  return (
    <Column>
      <Bar>
        {leave !== 'none' && (
          <IconButton
            edge="start"
            color="inherit"
            aria-label={leave === 'close' ? say('close') : say('back')}
            onClick={goBack}
          >
            <IconOf icon={leave === 'close' ? Close : ArrowBack} />
          </IconButton>
        )}
        <Title ref={heading} tabIndex={-1} className={hideTitle ? 'heard' : undefined}>
          {title}
        </Title>
        {actions && <Actions>{actions}</Actions>}
      </Bar>
      <OfflineNotice />
      <Content id="content">{children}</Content>
      {footer && <Footer>{footer}</Footer>}
    </Column>
  );
}

/** Whether a screen has been shown since the app was opened. */
let arrived = false;

/**
 * Names the document after the screen and, after a navigation, moves the focus to the screen's heading, so that a
 * screen reader says where it is. The very first screen leaves the focus where the browser put it.
 */
export function usePageHeading(title: string) {
  const heading = useRef<HTMLHeadingElement>(null);
  const { key } = useLocation();
  const { name } = useBrand();
  useEffect(() => {
    document.title = `${title} · ${name}`;
  }, [title, name]);
  useEffect(() => {
    const first = !arrived;
    arrived = true;
    // A field that took the focus for itself keeps it: the screen is there to be typed into.
    const typing = document.activeElement?.matches('input, textarea') ?? false;
    if (!first && key && !typing && !document.querySelector('dialog[open]'))
      heading.current?.focus({ preventScroll: true });
  }, [key]);
  return heading;
}

export const Column = styled('div')(({ theme }) => ({
  display: 'flex',
  flexDirection: 'column',
  minHeight: 'var(--page-height, 100dvh)',
  background: theme.scheme.ground,
  viewTransitionName: 'page',
}));

const Bar = styled('header')(({ theme }) => ({
  position: 'sticky',
  top: 0,
  zIndex: 5,
  display: 'flex',
  alignItems: 'center',
  gap: 4,
  minHeight: 64,
  padding: 'calc(8px + env(safe-area-inset-top)) 20px 8px',
  background: theme.scheme.ground,
}));

const Title = styled('h1')(({ theme }) => ({
  ...theme.typography.h2,
  margin: 0,
  flex: 1,
  outline: 'none',
  overflowWrap: 'anywhere',
}));

const Actions = styled('div')({ display: 'flex', marginRight: -12 });
const Content = styled('main')({ flex: 1, padding: '8px 20px 24px' });
const Footer = styled('footer')(({ theme }) => ({
  position: 'sticky',
  bottom: 'var(--bar-height, 0px)',
  zIndex: 4,
  display: 'grid',
  gap: 8,
  padding: '12px 20px calc(12px + env(safe-area-inset-bottom))',
  background: theme.scheme.card,
  borderTop: `1px solid ${theme.scheme.outline}`,
}));
