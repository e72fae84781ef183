import type { MenuItem } from '@hexaflate/contract/layout';
import { styled } from '@mui/material/styles';
import { inLocale, type Target, useHost } from '../host.tsx';
import { IconOf } from '../icons/icon.tsx';
import { iconNamed } from '../icons/registry.ts';
import { Tappable } from '../parts/tappable.tsx';

interface MenuTileProps {
  title: string;
  icon: string;
  imageUrl?: string | undefined;
  badge?: string | undefined;
  target: Target;
}

/** One service: a tile with its icon, its name below, and a small amber word where the operator put one. */
export function MenuTile({ title, icon, imageUrl, badge, target }: MenuTileProps) {
  return (
    <Cell target={target}>
      <Square>
        <ItemPicture icon={icon} imageUrl={imageUrl} size={28} />
        {badge && <Badge>{badge}</Badge>}
      </Square>
      <Name>{title}</Name>
    </Cell>
  );
}

function ItemPicture({
  icon,
  imageUrl,
  size,
}: {
  icon: string;
  imageUrl?: string | undefined;
  size: number;
}) {
  if (imageUrl)
    return (
      <img src={imageUrl} alt="" width={size} height={size} style={{ objectFit: 'contain' }} loading="lazy" />
    );
  return <IconOf icon={iconNamed(icon)} size={size} />;
}

/** The items of a submenu, as tiles or as rows with their descriptions. */
export function SubmenuItems({ items, layout, widgetId }: SubmenuItemsProps) {
  const { locale } = useHost();
  const target = (item: MenuItem): Target => ({ type: 'action', action: item.action, widgetId, item });
  if (layout === 'grid')
    return (
      <TileGrid columns={4}>
        {items.map((item) => (
          <MenuTile
            key={item.id}
            title={inLocale(item.title, locale)}
            icon={item.icon}
            imageUrl={item.imageUrl}
            badge={item.badge && inLocale(item.badge, locale)}
            target={target(item)}
          />
        ))}
      </TileGrid>
    );
  return (
    <Rows>
      {items.map((item) => (
        <Row key={item.id} target={target(item)}>
          <SmallSquare>
            <ItemPicture icon={item.icon} imageUrl={item.imageUrl} size={24} />
          </SmallSquare>
          <span>
            <RowName>{inLocale(item.title, locale)}</RowName>
            {item.description && <RowText>{inLocale(item.description, locale)}</RowText>}
          </span>
          {item.badge && <RowBadge>{inLocale(item.badge, locale)}</RowBadge>}
        </Row>
      ))}
    </Rows>
  );
}

interface SubmenuItemsProps {
  items: MenuItem[];
  layout: 'grid' | 'list';
  widgetId: string;
}

/** Tiles in columns; with large text there are as many as have room. */
export const TileGrid = styled('div', { shouldForwardProp: (name) => name !== 'columns' })<{
  columns: number;
}>(({ columns }) => ({
  display: 'grid',
  gridTemplateColumns: `repeat(auto-fill, minmax(max(4.25rem, calc((100% - ${(columns - 1) * 4}px) / ${columns})), 1fr))`,
  gap: '12px 4px',
}));

const Cell = styled(Tappable)(({ theme }) => ({
  display: 'flex',
  flexDirection: 'column',
  justifyContent: 'flex-start',
  gap: 8,
  padding: '4px 0',
  borderRadius: theme.corner.tile,
  font: 'inherit',
  color: theme.scheme.text,
}));
const Square = styled('span')(({ theme }) => ({
  position: 'relative',
  display: 'grid',
  placeItems: 'center',
  width: '3.5rem',
  height: '3.5rem',
  borderRadius: theme.corner.tile,
  background: theme.scheme.card,
  border: `1px solid ${theme.scheme.outline}`,
  color: theme.scheme.primary,
}));
const Name = styled('span')({
  fontSize: '0.78rem',
  fontWeight: 600,
  letterSpacing: '-0.01em',
  lineHeight: 1.3,
  textAlign: 'center',
  overflowWrap: 'anywhere',
});
const Badge = styled('span')(({ theme }) => ({
  position: 'absolute',
  top: -7,
  right: -12,
  maxWidth: 64,
  padding: '1px 7px',
  overflow: 'hidden',
  whiteSpace: 'nowrap',
  textOverflow: 'ellipsis',
  borderRadius: 9,
  fontSize: '0.6875rem',
  fontWeight: 700,
  background: theme.scheme.amber.from,
  color: theme.scheme.amber.ink,
}));
const RowBadge = styled(Badge)({ position: 'static', marginLeft: 'auto', maxWidth: 'none' });
const Rows = styled('div')({ display: 'grid' });
const Row = styled(Tappable)(({ theme }) => ({
  display: 'flex',
  justifyContent: 'flex-start',
  gap: 14,
  minHeight: 64,
  padding: '8px 4px',
  font: 'inherit',
  textAlign: 'left',
  color: theme.scheme.text,
  borderRadius: 14,
}));
const SmallSquare = styled(Square)({ width: '2.75rem', height: '2.75rem', borderRadius: 14, flex: 'none' });
const RowName = styled('span')({ display: 'block', fontWeight: 650, fontSize: '0.9375rem', lineHeight: 1.4 });
const RowText = styled('span')(({ theme }) => ({
  display: 'block',
  fontSize: '0.8125rem',
  lineHeight: 1.4,
  color: theme.scheme.muted,
}));
