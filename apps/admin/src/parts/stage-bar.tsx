import Box from '@mui/material/Box';
import type { Theme } from '@mui/material/styles';
import { barShares } from './bar-shares.ts';

/** Who took the time, in the order of the bar. */
export const parties = ['ours', 'otomax', 'supplier'] as const;
type Party = (typeof parties)[number];

/** Each party's colour. */
function partyColour({ scheme }: Theme, party: Party): string {
  if (party === 'ours') return scheme.primary;
  return party === 'otomax' ? scheme.amber.from : scheme.mode === 'light' ? '#8fa5a0' : '#6f8882';
}

interface StageBarProps {
  /** Milliseconds of us, Otomax and the supplier. */
  parts: readonly [number, number, number];
  /** Milliseconds of a full bar. */
  full: number;
  /** The same in words. */
  label: string;
}

/** One stacked bar: us, Otomax, the supplier. */
export function StageBar({ parts, full, label }: StageBarProps) {
  const shares = barShares(parts, full);
  return (
    <Box
      role="img"
      aria-label={label}
      title={label}
      sx={{
        display: 'flex',
        height: '0.5rem',
        borderRadius: '0.25rem',
        overflow: 'hidden',
        bgcolor: 'divider',
        flex: 1,
      }}
    >
      {parties.map((party, index) => (
        <Box
          key={party}
          sx={{
            width: `${shares[index] ?? 0}%`,
            flexShrink: 1,
            bgcolor: (theme) => partyColour(theme, party),
            transition: 'width 220ms',
          }}
        />
      ))}
    </Box>
  );
}

/** The colour of a party, beside its name. */
export function PartyDot({ party }: { party: Party }) {
  return (
    <Box
      component="span"
      sx={{
        width: '0.5rem',
        height: '0.5rem',
        borderRadius: '2px',
        bgcolor: (theme) => partyColour(theme, party),
      }}
    />
  );
}

/** The names of the colours. */
export function PartyLegend({ names }: { names: Record<Party, string> }) {
  return (
    <Box
      sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 2, fontSize: '0.75rem', color: 'text.secondary' }}
    >
      {parties.map((party) => (
        <Box key={party} component="span" sx={{ display: 'inline-flex', alignItems: 'center', gap: 0.75 }}>
          <PartyDot party={party} />
          {names[party]}
        </Box>
      ))}
    </Box>
  );
}
