import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../../../api/call.ts';
import { keys } from '../../../api/queries.ts';

/** Times that an address is asked for again before a picture counts as not to be had. */
const MOST_TRIES = 3;

export interface PhotoAddressState {
  url: string | undefined;
  failed: boolean;
  /** The picture did not come by this address: it is too old, or the session is another. */
  onPictureError: () => void;
  onPictureLoad: () => void;
  retry: () => void;
}

/**
 * A signed address of a photo. It lives for minutes; what has been loaded by it stays on the screen, and a new one is
 * asked for as soon as a picture has to be loaded after that. Every loading is a line in the log of views, so nothing
 * is loaded ahead.
 */
export function usePhotoAddress(id: string): PhotoAddressState {
  const [tries, setTries] = useState(0);
  const { data, isError, refetch } = useQuery({
    queryKey: [...keys.identityPhoto, id],
    queryFn: ({ signal }) => call('POST /admin/identity/photos/{id}/address', { params: { id } }, { signal }),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
  const retry = () => {
    setTries(0);
    void refetch();
  };
  return {
    url: data?.url,
    failed: isError || tries >= MOST_TRIES,
    onPictureError: () => {
      setTries((count) => count + 1);
      if (tries + 1 < MOST_TRIES) void refetch();
    },
    onPictureLoad: () => setTries(0),
    retry,
  };
}
