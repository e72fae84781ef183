import { styled } from '@mui/material/styles';
import { Suspense } from 'react';
import type { Icon } from './registry.ts';

/** Draws an icon at a size in pixels that grows with the text size. It is decoration: words stand beside it. */
export function IconOf({ icon: Drawn, size = 24 }: { icon: Icon; size?: number }) {
  return (
    <Box style={{ fontSize: `${size / 16}rem` }} aria-hidden>
      <Suspense fallback={<svg width="1em" height="1em" aria-hidden />}>
        <Drawn width="1em" height="1em" />
      </Suspense>
    </Box>
  );
}

const Box = styled('span')({ display: 'inline-flex', flex: 'none', lineHeight: 0 });
