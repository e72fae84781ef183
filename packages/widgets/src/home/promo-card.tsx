import type { MenuAction } from '@hexaflate/contract/layout';
import type { LocalizedText } from '@hexaflate/contract/wire';
import { styled } from '@mui/material/styles';
import { inLocale, useHost } from '../host.tsx';
import { IconOf } from '../icons/icon.tsx';
import { iconNamed } from '../icons/registry.ts';
import { Tappable } from '../parts/tappable.tsx';
import { Honeycomb } from './honeycomb.tsx';

interface PromoCardProps {
  widgetId: string;
  title: LocalizedText;
  text?: LocalizedText | undefined;
  icon?: string | undefined;
  imageUrl?: string | undefined;
  tone: 'brand' | 'amber' | 'neutral';
  action?: MenuAction | undefined;
  /** Half as wide, for cards in two columns. */
  narrow?: boolean;
}

/** A promotion: two lines at the left, a large icon or picture at the right, one colour. */
export function PromoCard({
  widgetId,
  title,
  text,
  icon,
  imageUrl,
  tone,
  action,
  narrow = false,
}: PromoCardProps) {
  const { locale } = useHost();
  const content = (
    <Surface data-tone={tone} data-narrow={narrow}>
      {tone === 'brand' && <Honeycomb />}
      <Words>
        <Title>{inLocale(title, locale)}</Title>
        {text && <Text>{inLocale(text, locale)}</Text>}
      </Words>
      {imageUrl ? (
        <Picture src={imageUrl} alt="" loading="lazy" />
      ) : (
        icon && (
          <Mark>
            <IconOf icon={iconNamed(icon)} size={narrow ? 36 : 56} />
          </Mark>
        )
      )}
    </Surface>
  );
  if (!action) return content;
  return <Whole target={{ type: 'action', action, widgetId }}>{content}</Whole>;
}

const Whole = styled(Tappable)(({ theme }) => ({
  display: 'flex',
  width: '100%',
  height: '100%',
  font: 'inherit',
  textAlign: 'left',
  color: 'inherit',
  borderRadius: theme.corner.card,
}));
const Surface = styled('div')(({ theme }) => ({
  position: 'relative',
  overflow: 'hidden',
  display: 'flex',
  alignItems: 'center',
  gap: 12,
  width: '100%',
  height: '100%',
  minHeight: '6.25rem',
  padding: '14px 18px',
  borderRadius: theme.corner.card,
  border: '1px solid transparent',
  '&[data-narrow="true"]': {
    flexDirection: 'column-reverse',
    alignItems: 'flex-start',
    justifyContent: 'flex-end',
  },
  '&[data-tone="amber"]': {
    color: theme.scheme.amber.ink,
    background: `linear-gradient(100deg, ${theme.scheme.amber.from}, ${theme.scheme.amber.to})`,
  },
  '&[data-tone="brand"]': {
    color: theme.scheme.header.ink,
    background: `linear-gradient(120deg, ${theme.scheme.header.to}, ${theme.scheme.header.from})`,
  },
  '&[data-tone="neutral"]': {
    color: theme.scheme.text,
    background: theme.scheme.card,
    borderColor: theme.scheme.outline,
  },
}));
const Words = styled('div')({ position: 'relative', flex: 1, minWidth: 0 });
const Title = styled('div')({
  fontSize: '1rem',
  fontWeight: 700,
  lineHeight: 1.3,
  letterSpacing: '-0.005em',
});
const Text = styled('div')({ marginTop: 4, fontSize: '0.8125rem', fontWeight: 550, lineHeight: 1.4 });
const Mark = styled('span')({ position: 'relative', flex: 'none', opacity: 0.55, lineHeight: 0 });
const Picture = styled('img')({
  position: 'relative',
  flex: 'none',
  width: 88,
  height: 72,
  objectFit: 'contain',
});
