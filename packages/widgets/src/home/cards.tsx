import type { Widget } from '@hexaflate/contract/layout';
import { styled } from '@mui/material/styles';
import { PromoCard } from './promo-card.tsx';

/** Cards in one or two columns. */
export function Cards({ widget }: { widget: Extract<Widget, { type: 'cards' }> }) {
  return (
    <Grid data-columns={widget.columns}>
      {widget.items.map((item) => (
        <PromoCard
          key={item.id}
          widgetId={widget.id}
          title={item.title}
          text={item.text}
          icon={item.icon}
          imageUrl={item.imageUrl}
          tone={item.tone}
          action={item.action}
          narrow={widget.columns === 2}
        />
      ))}
    </Grid>
  );
}

const Grid = styled('section')({
  display: 'grid',
  gap: 12,
  padding: '0 16px',
  '&[data-columns="2"]': { gridTemplateColumns: 'repeat(auto-fill, minmax(max(9rem, 40%), 1fr))' },
});
