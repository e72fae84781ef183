import Button from '@mui/material/Button';
import { useEffect, useRef } from 'react';
import { sharedWords } from '../words/shared.ts';
import { useWords } from '../words/words.ts';
import { RowSkeletons } from './skeleton.tsx';

interface LoadMoreProps {
  hasMore: boolean;
  loading: boolean;
  onMore: () => void;
}

/** The end of an endless list: asks for more a screen before it is reached; a button does the same by keyboard. */
export function LoadMore({ hasMore, loading, onMore }: LoadMoreProps) {
  const say = useWords(sharedWords);
  const edge = useRef<HTMLDivElement>(null);
  const more = useRef(onMore);
  more.current = onMore;
  useEffect(() => {
    const element = edge.current;
    if (!element || !hasMore || loading) return;
    const watcher = new IntersectionObserver(
      (entries) => entries.some((entry) => entry.isIntersecting) && more.current(),
      { rootMargin: '600px' },
    );
    watcher.observe(element);
    return () => watcher.disconnect();
  }, [hasMore, loading]);
  return (
    <div ref={edge}>
      {loading && <RowSkeletons count={2} />}
      {hasMore && !loading && (
        <Button fullWidth onClick={onMore}>
          {say('loadMore')}
        </Button>
      )}
    </div>
  );
}
