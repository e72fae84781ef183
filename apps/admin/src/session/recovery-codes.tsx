import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { useTranslation } from 'react-i18next';
import { CopyButton } from '../parts/copy-button.tsx';

/** Ten codes, the only time that they are shown. */
export function RecoveryCodes({ codes, onDone }: { codes: readonly string[]; onDone: () => void }) {
  const { t } = useTranslation();
  return (
    <Stack spacing={2}>
      <Box sx={{ display: 'flex', alignItems: 'center', justifyContent: 'space-between' }}>
        <Typography variant="h3" component="h2">
          {t('factor.codesTitle')}
        </Typography>
        <CopyButton text={codes.join('\n')} label={t('factor.copyCodes')} />
      </Box>
      <Typography variant="body2" color="textSecondary">
        {t('factor.codesText')}
      </Typography>
      <Box
        component="ul"
        sx={{
          listStyle: 'none',
          m: 0,
          p: 0,
          display: 'grid',
          gap: 0.5,
          gridTemplateColumns: 'repeat(auto-fill, minmax(11.5rem, 1fr))',
        }}
      >
        {codes.map((code) => (
          <Box key={code} component="li" sx={{ fontFamily: 'monospace', fontSize: '0.875rem' }}>
            {code}
          </Box>
        ))}
      </Box>
      <Button variant="contained" onClick={onDone}>
        {t('factor.saved')}
      </Button>
    </Stack>
  );
}
