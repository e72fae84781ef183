import { useEffect, useState } from 'react';

/** An address under which an image can show the blob; taken back as soon as nobody shows it any more. */
export function usePictureUrl(blob: Blob | null): string | undefined {
  const [url, setUrl] = useState<string>();
  useEffect(() => {
    if (!blob) return;
    const address = URL.createObjectURL(blob);
    setUrl(address);
    return () => {
      URL.revokeObjectURL(address);
      setUrl(undefined);
    };
  }, [blob]);
  return url;
}
