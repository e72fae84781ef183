import { styled } from '@mui/material/styles';

/** Colours that people know these operators by; others get one from their name. All carry white at AA. */
const known: [RegExp, string][] = [
  [/telkomsel|simpati|kartu as/i, '#d3222a'],
  [/by\.?u/i, '#0a6ed1'],
  [/indosat|im3/i, '#a85a00'],
  [/\bxl\b|xl /i, '#1c4fa0'],
  [/axis/i, '#6c2a8c'],
  [/\btri\b|three/i, '#a01a63'],
  [/smartfren/i, '#c0164f'],
  [/pln/i, '#0b6f8f'],
  [/dana/i, '#0f6fd8'],
  [/ovo/i, '#4c2a86'],
  [/gopay|gojek/i, '#00708f'],
  [/shopee/i, '#c53a1c'],
  [/linkaja/i, '#cc1f26'],
  [/pdam/i, '#1769aa'],
  [/bpjs/i, '#0b7a4b'],
];
const others = ['#0b6b63', '#8a4b06', '#6941c6', '#b42318', '#1c5d99', '#7a3e9d', '#3f6212', '#9d174d'];

/** A coloured tile with the operator's letter. Decoration: the name stands beside it. Size in pixels at normal text size. */
export function OperatorTile({ name, size = 44 }: { name: string; size?: number }) {
  return (
    <Tile
      aria-hidden
      style={{
        background: colourOf(name),
        width: `${size / 16}rem`,
        height: `${size / 16}rem`,
        fontSize: `${(size / 16) * 0.38}rem`,
      }}
    >
      {name.trim()[0]?.toUpperCase() ?? '?'}
    </Tile>
  );
}

function colourOf(name: string): string {
  const match = known.find(([pattern]) => pattern.test(name));
  if (match) return match[1];
  let sum = 0;
  for (const letter of name) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 9_973;
  return others[sum % others.length] ?? '#0b6b63';
}

const Tile = styled('span')({
  display: 'grid',
  placeItems: 'center',
  flex: 'none',
  borderRadius: '32%',
  color: '#ffffff',
  fontWeight: 750,
});
