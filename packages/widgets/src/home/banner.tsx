import type { Widget } from '@hexaflate/contract/layout';
import { styled } from '@mui/material/styles';
import { useEffect, useRef, useState } from 'react';
import { useWidgetWords } from '../words.ts';
import { PromoCard } from './promo-card.tsx';

type BannerWidget = Extract<Widget, { type: 'banner' }>;

/**
 * Promotions that slide. They move on by themselves only until the person touches, points at or focuses them, and
 * never where reduced motion is asked for; the finger and the arrow keys always move them.
 */
export function Banner({ widget }: { widget: BannerWidget }) {
  const say = useWidgetWords();
  const track = useRef<HTMLDivElement>(null);
  const [shown, setShown] = useState(0);
  const [touched, setTouched] = useState(false);
  const count = widget.items.length;

  useEffect(() => {
    if (touched || widget.autoSeconds === 0 || count < 2) return;
    if (matchMedia('(prefers-reduced-motion: reduce)').matches) return;
    const timer = setInterval(() => {
      const box = track.current;
      if (!box || document.visibilityState !== 'visible') return;
      const at = Math.round(box.scrollLeft / box.clientWidth);
      box.scrollTo({ left: ((at + 1) % count) * box.clientWidth, behavior: 'smooth' });
    }, widget.autoSeconds * 1_000);
    return () => clearInterval(timer);
  }, [touched, widget.autoSeconds, count]);

  if (count === 0) return null;
  const stay = () => setTouched(true);
  return (
    <section aria-label={say('banners')}>
      <Track
        ref={track}
        tabIndex={count > 1 ? 0 : undefined}
        role="group"
        aria-label={say('banners')}
        onPointerDown={stay}
        onPointerEnter={stay}
        onFocus={stay}
        onScroll={({ currentTarget: box }) => setShown(Math.round(box.scrollLeft / box.clientWidth))}
      >
        {widget.items.map((item) => (
          <Slide key={item.id}>
            <PromoCard
              widgetId={widget.id}
              title={item.title}
              text={item.subtitle}
              icon={item.icon}
              imageUrl={item.imageUrl}
              tone={item.tone}
              action={item.action}
            />
          </Slide>
        ))}
      </Track>
      {count > 1 && (
        <Dots aria-hidden>
          {widget.items.map((item, index) => (
            <Dot key={item.id} data-current={index === shown} />
          ))}
        </Dots>
      )}
    </section>
  );
}

const Track = styled('div')({
  display: 'flex',
  overflowX: 'auto',
  scrollSnapType: 'x mandatory',
  overscrollBehaviorX: 'contain',
  scrollbarWidth: 'none',
  '&::-webkit-scrollbar': { display: 'none' },
});
const Slide = styled('div')({ flex: '0 0 100%', scrollSnapAlign: 'start', padding: '0 16px' });
const Dots = styled('div')({ display: 'flex', justifyContent: 'center', gap: 6, marginTop: 10 });
const Dot = styled('span')(({ theme }) => ({
  width: 6,
  height: 6,
  borderRadius: 3,
  background: theme.scheme.outline,
  transition: 'width 200ms, background-color 200ms',
  '&[data-current="true"]': { width: 18, background: theme.scheme.primary },
}));
