import type { Widget } from '@hexaflate/contract/layout';
import { styled } from '@mui/material/styles';
import { inLocale, useHost } from '../host.tsx';
import { Tappable } from '../parts/tappable.tsx';

/** The heading of what follows, with a way to more of it. */
export function Title({ widget }: { widget: Extract<Widget, { type: 'title' }> }) {
  const { locale } = useHost();
  return (
    <Line>
      <Text>{inLocale(widget.text, locale)}</Text>
      {widget.action && (
        <More target={{ type: 'action', action: widget.action.action, widgetId: widget.id }}>
          {inLocale(widget.action.text, locale)}
        </More>
      )}
    </Line>
  );
}

const Line = styled('div')({
  display: 'flex',
  alignItems: 'center',
  justifyContent: 'space-between',
  flexWrap: 'wrap',
  gap: '0 12px',
  minHeight: 48,
  padding: '0 20px',
  marginBottom: -12,
});
const Text = styled('h2')(({ theme }) => ({ ...theme.typography.h3, margin: 0 }));
const More = styled(Tappable)(({ theme }) => ({
  minHeight: 48,
  marginRight: -8,
  padding: '0 8px',
  borderRadius: 12,
  font: 'inherit',
  fontSize: '0.8125rem',
  fontWeight: 700,
  color: theme.scheme.primary,
}));
