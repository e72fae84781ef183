import type { FormatPiece } from '@hexaflate/contract/installation';
import Box from '@mui/material/Box';

/** A message format as Otomax keeps it, with the places for values set apart. `text` where it has no pieces. */
export function FormatPieces({ pieces, text }: { pieces: FormatPiece[]; text: string }) {
  return (
    <Box
      component="code"
      sx={{
        fontFamily: 'ui-monospace, Consolas, "Liberation Mono", monospace',
        fontSize: '0.8125rem',
        lineHeight: 1.9,
        overflowWrap: 'anywhere',
      }}
    >
      {pieces.length === 0
        ? text
        : inOrder(pieces).map(({ key, piece }) => <Piece key={key} piece={piece} />)}
    </Box>
  );
}

function Piece({ piece }: { piece: FormatPiece }) {
  if (piece.kind === 'separator') return <Box component="span">.</Box>;
  if (piece.kind === 'literal')
    return (
      <Box component="span" sx={{ whiteSpace: 'pre-wrap' }}>
        {piece.text}
      </Box>
    );
  return (
    <Box
      component="span"
      sx={{
        px: 0.6,
        py: 0.15,
        mx: 0.15,
        borderRadius: '6px',
        bgcolor: (theme) => theme.scheme.container,
        color: (theme) => theme.scheme.onContainer,
      }}
    >
      {piece.name}
    </Box>
  );
}

/** Names occur once in a template; what stands between them is told apart by its place. */
function inOrder(pieces: FormatPiece[]): { key: string; piece: FormatPiece }[] {
  return pieces.map((piece, index) => ({
    key: piece.kind === 'placeholder' ? piece.name : `${index} ${piece.kind}`,
    piece,
  }));
}
