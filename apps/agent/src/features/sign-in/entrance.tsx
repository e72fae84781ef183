import { Honeycomb } from '@hexaflate/widgets';
import { styled } from '@mui/material/styles';
import type { ReactNode, RefObject } from 'react';
import { useBrand } from '../../theme/brand.ts';
import { BrandMark } from '../../ui/brand-mark.tsx';
import { Column } from '../../ui/page.tsx';

interface EntranceProps {
  title: string;
  lead: string;
  heading: RefObject<HTMLHeadingElement | null>;
  /** Stands at the left above the card: the way back. */
  back?: ReactNode;
  children: ReactNode;
}

/** The frame of both sign-in screens: the brand on its colour, and a card that overlaps its edge. */
export function Entrance({ title, lead, heading, back, children }: EntranceProps) {
  const { name } = useBrand();
  return (
    <Column>
      <Top>
        <Honeycomb />
        <Line>
          {back}
          <BrandMark size={36} />
          <Name>{name}</Name>
        </Line>
      </Top>
      <Card id="content">
        <Title ref={heading} tabIndex={-1}>
          {title}
        </Title>
        <Lead>{lead}</Lead>
        {children}
      </Card>
    </Column>
  );
}

const Top = styled('header')(({ theme }) => ({
  position: 'relative',
  overflow: 'hidden',
  padding: 'calc(28px + env(safe-area-inset-top)) 20px 120px',
  color: theme.scheme.header.ink,
  background: `linear-gradient(160deg, ${theme.scheme.header.from}, ${theme.scheme.header.to})`,
}));
const Line = styled('div')({
  position: 'relative',
  display: 'flex',
  alignItems: 'center',
  gap: 12,
  minHeight: 48,
});
const Name = styled('span')({ fontSize: '1.25rem', fontWeight: 750, letterSpacing: '-0.01em' });
const Card = styled('main')(({ theme }) => ({
  position: 'relative',
  margin: '-84px 16px 24px',
  padding: '24px 20px',
  borderRadius: theme.corner.card,
  background: theme.scheme.card,
  border: theme.scheme.mode === 'dark' ? `1px solid ${theme.scheme.outline}` : '1px solid transparent',
  boxShadow: theme.scheme.mode === 'dark' ? 'none' : '0 12px 28px rgb(9 52 48 / 0.12)',
}));
const Title = styled('h1')(({ theme }) => ({ ...theme.typography.h1, margin: 0, outline: 'none' }));
const Lead = styled('p')(({ theme }) => ({
  ...theme.typography.body1,
  margin: '8px 0 20px',
  color: theme.scheme.muted,
}));

/** Says plainly that this is a sandbox, and what to do about it on this screen. */
export const SandboxNote = styled('aside')(({ theme }) => ({
  display: 'grid',
  gap: 4,
  justifyItems: 'start',
  marginTop: 20,
  padding: '14px 16px',
  borderRadius: theme.corner.button,
  fontSize: '0.8125rem',
  lineHeight: 1.5,
  background: theme.scheme.inset,
  color: theme.scheme.text,
}));

/** A link inside the note, tall enough for a thumb. */
export const NoteLink = styled('a')(({ theme }) => ({
  padding: '12px 0',
  fontWeight: 700,
  color: theme.scheme.primary,
}));
