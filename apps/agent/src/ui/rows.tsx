import ButtonBase from '@mui/material/ButtonBase';
import { styled } from '@mui/material/styles';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import ChevronRight from '~icons/material-symbols/chevron-right-rounded';
import type { Icon } from '../icons/registry.ts';
import { IconOf } from './icon.tsx';

/** Rows that belong together, on one card, under a heading. */
export function RowGroup({ title, children }: { title?: string; children: ReactNode }) {
  return (
    <Group>
      {title && <Heading>{title}</Heading>}
      <Card>{children}</Card>
    </Group>
  );
}

interface RowProps {
  icon?: Icon;
  label: string;
  /** A second line in quiet letters. */
  text?: ReactNode;
  /** Stands at the right. */
  value?: ReactNode;
  danger?: boolean;
}

/** A row that only says something. */
export function InfoRow(props: RowProps) {
  return (
    <Line as="div">
      <RowContent {...props} />
    </Line>
  );
}

/** A row that opens a screen of the app. */
export function LinkRow({ to, ...props }: RowProps & { to: string }) {
  return (
    <LineLink to={to} viewTransition>
      <RowContent {...props} />
      <IconOf icon={ChevronRight} size={22} />
    </LineLink>
  );
}

/** A row that does something. */
export function ActionRow({ onClick, ...props }: RowProps & { onClick: () => void }) {
  return (
    <Line as={ButtonBase} onClick={onClick}>
      <RowContent {...props} />
    </Line>
  );
}

function RowContent({ icon, label, text, value, danger = false }: RowProps) {
  return (
    <>
      {icon && (
        <Mark data-danger={danger}>
          <IconOf icon={icon} size={22} />
        </Mark>
      )}
      <Words>
        <Label data-danger={danger}>{label}</Label>
        {text && <Text>{text}</Text>}
      </Words>
      {value && <Value>{value}</Value>}
    </>
  );
}

const Group = styled('section')({ marginBottom: 20 });
const Heading = styled('h2')(({ theme }) => ({
  margin: '0 4px 8px',
  fontSize: '0.8125rem',
  fontWeight: 650,
  color: theme.scheme.muted,
}));
const Card = styled('div')(({ theme }) => ({
  overflow: 'hidden',
  borderRadius: theme.corner.card,
  background: theme.scheme.card,
  border: `1px solid ${theme.scheme.outline}`,
  '&& > * + *': { borderTop: `1px solid ${theme.scheme.outline}` },
}));
const Line = styled('button')(({ theme }) => ({
  width: '100%',
  display: 'flex',
  alignItems: 'center',
  justifyContent: 'flex-start',
  gap: 14,
  minHeight: 60,
  padding: '10px 16px',
  border: 0,
  background: 'transparent',
  font: 'inherit',
  textAlign: 'left',
  textDecoration: 'none',
  color: theme.scheme.text,
}));
const LineLink = Line.withComponent(Link);
const Mark = styled('span')(({ theme }) => ({
  display: 'grid',
  placeItems: 'center',
  flex: 'none',
  width: '2.5rem',
  height: '2.5rem',
  borderRadius: 13,
  background: theme.scheme.container,
  color: theme.scheme.onContainer,
  '&[data-danger="true"]': { background: theme.scheme.failed.soft, color: theme.scheme.failed.onSoft },
}));
const Words = styled('span')({ flex: 1, minWidth: 0, overflowWrap: 'anywhere' });
const Label = styled('span')(({ theme }) => ({
  display: 'block',
  fontSize: '0.9375rem',
  fontWeight: 600,
  lineHeight: 1.4,
  '&[data-danger="true"]': { color: theme.scheme.failed.main },
}));
const Text = styled('span')(({ theme }) => ({
  display: 'block',
  fontSize: '0.8125rem',
  lineHeight: 1.45,
  color: theme.scheme.muted,
}));
const Value = styled('span')({
  maxWidth: '60%',
  textAlign: 'right',
  fontSize: '0.875rem',
  fontWeight: 600,
  overflowWrap: 'anywhere',
});
