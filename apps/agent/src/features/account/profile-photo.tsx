import { styled } from '@mui/material/styles';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { keys } from '../../api/keys.ts';
import { initialsOf } from '../../format/groups.ts';
import { fetchFile } from './fetch-file.ts';

interface ProfilePhotoProps {
  /** Names the picture; null without one. */
  photo: string | null;
  /** Whose initials stand there instead. */
  shop: string;
}

/** The picture of a shop, or its initials. The name beside it says whose it is. */
export function ProfilePhoto({ photo, shop }: ProfilePhotoProps) {
  const { data } = useQuery({
    queryKey: keys.profilePhoto(photo ?? ''),
    queryFn: ({ signal }) => fetchFile(`/profile/photo/${photo}`, { signal }),
    enabled: photo !== null,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const address = useAddressOf(photo === null ? undefined : data);
  return <Frame aria-hidden>{address ? <img src={address} alt="" /> : initialsOf(shop)}</Frame>;
}

/** An address for bytes in memory, given back when they are not shown any more. */
function useAddressOf(blob: Blob | undefined): string | undefined {
  const [address, setAddress] = useState<string>();
  useEffect(() => {
    if (!blob) return setAddress(undefined);
    const url = URL.createObjectURL(blob);
    setAddress(url);
    return () => URL.revokeObjectURL(url);
  }, [blob]);
  return address;
}

const Frame = styled('span')(({ theme }) => ({
  display: 'grid',
  placeItems: 'center',
  flex: 'none',
  width: 64,
  height: 64,
  borderRadius: 20,
  overflow: 'hidden',
  fontSize: '1.375rem',
  fontWeight: 750,
  background: theme.scheme.container,
  color: theme.scheme.onContainer,
  '& img': { width: '100%', height: '100%', objectFit: 'cover' },
}));
