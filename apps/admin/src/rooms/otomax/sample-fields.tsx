import type { FormatPiece } from '@hexaflate/contract/installation';
import Box from '@mui/material/Box';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';

/** Placeholders that nobody types here: zeros and our own order number stand for them. */
const FILLED_IN = new Set(['pin', 'pinlama', 'pinbaru', 'trxid']);

interface SampleFieldsProps {
  pieces: FormatPiece[];
  /** What stands in the places where nothing is typed. */
  samples: Record<string, string>;
  values: Record<string, string>;
  change: (field: string, value: string) => void;
}

/** A field for each value of the format, to try it with an own product or number. */
export function SampleFields({ pieces, samples, values, change }: SampleFieldsProps) {
  const { t } = useTranslation();
  const titleId = useId();
  const fields = pieces.flatMap((piece) =>
    piece.kind === 'placeholder' && !FILLED_IN.has(piece.name) ? [piece.name] : [],
  );
  if (fields.length === 0) return null;
  return (
    <Box role="group" aria-labelledby={titleId}>
      <Typography id={titleId} variant="body2" color="textSecondary" sx={{ mb: 1 }}>
        {t('otomax.values')}
      </Typography>
      <Box
        sx={{
          display: 'grid',
          gap: 1,
          gridTemplateColumns: 'repeat(auto-fill, minmax(min(100%, 9.5rem), 1fr))',
        }}
      >
        {fields.map((field) => (
          <TextField
            key={field}
            label={field}
            value={values[field] ?? ''}
            placeholder={samples[field] ?? ''}
            onChange={(event) => change(field, event.target.value)}
            size="small"
            slotProps={{
              inputLabel: { shrink: true },
              htmlInput: { maxLength: 120, spellCheck: false, autoComplete: 'off' },
            }}
          />
        ))}
      </Box>
    </Box>
  );
}
