import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useQuery } from '@tanstack/react-query';
import { brandQuery } from '../api/queries.ts';
import { Hexagon } from '../parts/hexagon.tsx';

/** The operator's own logo and name. */
export function BrandMark() {
  const { data: brand } = useQuery(brandQuery);
  return (
    <Box
      sx={{ display: 'flex', alignItems: 'center', gap: 1.25, px: 1.25, minHeight: '2.375rem', minWidth: 0 }}
    >
      {brand?.logoUrl ? (
        <Box
          component="img"
          src={brand.logoUrl}
          alt=""
          sx={{ height: '1.625rem', width: '1.625rem', borderRadius: '6px', objectFit: 'contain' }}
        />
      ) : (
        <Hexagon />
      )}
      <Typography component="span" sx={{ fontWeight: 750, fontSize: '1rem', overflowWrap: 'anywhere' }}>
        {brand?.name}
      </Typography>
    </Box>
  );
}
