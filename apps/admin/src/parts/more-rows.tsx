import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { explain } from '../api/explain.ts';

interface MoreRowsProps {
  hasMore: boolean;
  loading: boolean;
  error: unknown;
  load: () => void;
  /** Said under the last row of all. */
  end: string;
}

/** The foot of an endless list: brings the next page before it is reached; a button does the same by hand. */
export function MoreRows({ hasMore, loading, error, load, end }: MoreRowsProps) {
  const { t } = useTranslation();
  const foot = useRef<HTMLDivElement>(null);
  const willing = hasMore && !loading && !error;
  useEffect(() => {
    const element = foot.current;
    if (!willing || !element) return;
    const observer = new IntersectionObserver(([entry]) => entry?.isIntersecting && load(), {
      rootMargin: '600px',
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [willing, load]);

  return (
    <Box
      ref={foot}
      sx={{ px: 2, py: 1.5, display: 'flex', flexWrap: 'wrap', gap: 1.5, alignItems: 'center' }}
    >
      {hasMore ? (
        <Button size="small" loading={loading} onClick={load}>
          {error ? t('action.retry') : t('action.more')}
        </Button>
      ) : (
        <Typography variant="body2" color="textSecondary">
          {end}
        </Typography>
      )}
      {error ? (
        <Typography variant="body2" color="error" role="alert">
          {explain(error, t)}
        </Typography>
      ) : null}
    </Box>
  );
}
