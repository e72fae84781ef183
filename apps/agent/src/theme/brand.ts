import type { Brand } from '@hexaflate/contract/brand';
import { useQuery } from '@tanstack/react-query';
import { call } from '../api/client.ts';
import { keys } from '../api/keys.ts';

const LAST = 'hexaflate.brand';

/** The brand of a fresh installation, drawn until the server has answered for the first time. */
const firstBrand: Brand = {
  name: 'Hexaflate',
  seed: '#0b6b63',
  logoUrl: null,
  defaultLocale: 'id',
  pinLength: 6,
  sandbox: false,
  // Until the server has spoken, it alone refuses.
  plainHttpSignIn: true,
  accountDeletionUrl: '/hapus-akun',
  signIn: { codeBy: ['sms'], message: false, providers: [] },
  version: '',
};

/**
 * The operator's brand. The last one is kept outside the wiped offline data, because it belongs to the
 * installation and not to a person, and so the app opens in the right colours.
 */
export function useBrand(): Brand {
  return useQuery({
    queryKey: keys.brand,
    queryFn: async ({ signal }) => {
      const brand = await call('GET /brand', {}, { signal });
      localStorage.setItem(LAST, JSON.stringify(brand));
      return brand;
    },
    staleTime: 5 * 60_000,
    initialData: lastBrand,
    // As old as can be: it is drawn at once and asked for at once.
    initialDataUpdatedAt: 0,
  }).data;
}

function lastBrand(): Brand {
  const text = localStorage.getItem(LAST);
  if (!text) return firstBrand;
  try {
    const stored: Partial<Brand> = JSON.parse(text);
    return { ...firstBrand, ...stored };
  } catch {
    return firstBrand;
  }
}
