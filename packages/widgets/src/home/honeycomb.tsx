import { styled } from '@mui/material/styles';

const SIDE = 36;
const HALF = (SIDE * Math.sqrt(3)) / 2;

/** A quiet honeycomb over the header's colour, fading out towards the name. */
export function Honeycomb() {
  return (
    <Drawing viewBox="0 0 480 300" preserveAspectRatio="xMaxYMin slice" aria-hidden>
      <path d={cells()} fill="none" stroke="currentColor" strokeWidth="1.5" strokeLinejoin="round" />
    </Drawing>
  );
}

/** Cells in rows, each second row moved by half a cell, with gaps where the eye wants calm. */
function cells(): string {
  const path: string[] = [];
  for (let row = 0; row < 7; row += 1)
    for (let column = 0; column < 8; column += 1) {
      if ((row * 5 + column * 3) % 7 === 0) continue;
      const x = column * HALF * 2 + (row % 2) * HALF + 24;
      const y = row * SIDE * 1.5 - 12;
      path.push(
        `M${x} ${y - SIDE}l${HALF} ${SIDE / 2}v${SIDE}l${-HALF} ${SIDE / 2}l${-HALF} ${-SIDE / 2}v${-SIDE}z`,
      );
    }
  return path.join('');
}

const Drawing = styled('svg')({
  position: 'absolute',
  inset: 0,
  width: '100%',
  height: '100%',
  opacity: 0.16,
  pointerEvents: 'none',
  maskImage: 'linear-gradient(100deg, transparent 25%, black 85%)',
});
