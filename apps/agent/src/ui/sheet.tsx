import IconButton from '@mui/material/IconButton';
import { styled } from '@mui/material/styles';
import { memo, type ReactNode, useEffect, useId, useRef, useState } from 'react';
import Close from '~icons/material-symbols/close-rounded';
import { sharedWords } from '../words/shared.ts';
import { useWords } from '../words/words.ts';
import { IconOf } from './icon.tsx';

interface SheetProps {
  open: boolean;
  onClose: () => void;
  title: string;
  /** Draws the title in a line with a close button; without it the title is only heard. */
  showTitle?: boolean;
  children: ReactNode;
}

/**
 * A sheet that grows out of what was tapped, or rises from the bottom edge where nothing was. It is a modal `dialog`: the browser keeps the focus inside, makes the
 * rest inert, and lets Escape and Android's back gesture close it. While it slides away it shows what it showed; what was
 * typed into it is gone once it is.
 */
export function Sheet({ open, onClose, title, showTitle = false, children }: SheetProps) {
  const say = useWords(sharedWords);
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useId();
  const [stands, setStands] = useState({ open, there: open, round: 0 });
  if (open !== stands.open) setStands({ open, there: true, round: stands.round + (open ? 1 : 0) });
  const { there, round } = stands;

  useEffect(() => {
    const element = dialog.current;
    if (!element) return;
    if (open && !element.open) riseFrom(document.activeElement, element);
    if (open || !there) return;
    if (element.open) element.close();
    let again = false;
    void Promise.allSettled(element.getAnimations().map(({ finished }) => finished)).then(
      () => !again && setStands((now) => ({ ...now, there: false })),
    );
    return () => {
      again = true;
    };
  }, [open, there]);

  return (
    <Surface
      ref={dialog}
      aria-labelledby={heading}
      onClose={onClose}
      onClick={(event) => {
        if (event.target === dialog.current) dialog.current?.close();
      }}
    >
      {there && (
        <Kept key={round} live={open}>
          <Inner>
            <Grip aria-hidden />
            <Head>
              <Title id={heading} className={showTitle ? undefined : 'heard'}>
                {title}
              </Title>
              {showTitle && (
                <IconButton edge="end" aria-label={say('close')} onClick={() => dialog.current?.close()}>
                  <IconOf icon={Close} />
                </IconButton>
              )}
            </Head>
            {children}
          </Inner>
        </Kept>
      )}
    </Surface>
  );
}

/** What was last shown, once it is not alive any more: whoever has closed a sheet may have emptied it at once. */
const Kept = memo(
  ({ children }: { live: boolean; children: ReactNode }) => children,
  (_, { live }) => !live,
);

/** Opens the dialog; where the focus is on something that is not the page, it grows out of that. */
function riseFrom(tapped: Element | null, dialog: HTMLDialogElement): void {
  const from = tapped === document.body ? undefined : tapped?.getBoundingClientRect();
  dialog.dataset.from = from ? 'tapped' : 'edge';
  dialog.showModal();
  if (!from) return;
  const x = from.x + from.width / 2 - dialog.offsetLeft;
  const y = from.y + from.height / 2 - dialog.offsetTop;
  dialog.style.transformOrigin = `${x}px ${y}px`;
}

/** Where a sheet is while it is not there: below the edge, or as small as what it grows out of. */
const away = { transform: 'translateY(100%)', opacity: 0 };
const small = { transform: 'scale(0.2)', opacity: 0 };

const Surface = styled('dialog')(({ theme }) => ({
  border: 0,
  padding: 0,
  margin: 'auto auto 0',
  width: '100%',
  maxWidth: 'min(100vw, 480px)',
  maxHeight: '92dvh',
  background: theme.scheme.card,
  color: theme.scheme.text,
  borderRadius: `${theme.corner.sheet}px ${theme.corner.sheet}px 0 0`,
  boxShadow: '0 -12px 40px rgb(0 0 0 / 0.18)',
  transition:
    'transform var(--motion) var(--ease), opacity var(--motion) var(--ease), overlay var(--motion) allow-discrete, display var(--motion) allow-discrete',
  ...away,
  '&[open]': { transform: 'none', opacity: 1 },
  '&:not([open])': { pointerEvents: 'none' },
  '@starting-style': {
    '&[open]': away,
    '&[open][data-from="tapped"]': small,
  },
  '@media (prefers-reduced-motion: reduce)': {
    '&, &[data-from="tapped"]': { transform: 'none' },
    '@starting-style': { '&[open], &[open][data-from="tapped"]': { transform: 'none' } },
  },
  '&::backdrop': {
    background: 'rgb(4 20 18 / 0.5)',
    opacity: 0,
    transition:
      'opacity var(--motion) var(--ease), overlay var(--motion) allow-discrete, display var(--motion) allow-discrete',
  },
  '&[open]::backdrop': { opacity: 1 },
  '@starting-style ': { '&[open]::backdrop': { opacity: 0 } },
}));

const Inner = styled('div')({ padding: '10px 20px calc(20px + env(safe-area-inset-bottom))' });
const Grip = styled('div')(({ theme }) => ({
  width: 40,
  height: 4,
  borderRadius: 2,
  margin: '0 auto 10px',
  background: theme.scheme.outline,
}));
const Head = styled('div')({ display: 'flex', alignItems: 'center', justifyContent: 'space-between' });
const Title = styled('h2')(({ theme }) => ({ ...theme.typography.h2, margin: 0 }));
