import { useBrand } from '../theme/brand.ts';

/** The operator's logo, or the hexagon of a fresh installation. Decoration: the brand's name stands beside it. */
export function BrandMark({ size = 40 }: { size?: number }) {
  const { logoUrl } = useBrand();
  if (logoUrl)
    return <img src={logoUrl} alt="" width={size} height={size} style={{ objectFit: 'contain' }} />;
  return (
    <svg viewBox="0 0 48 48" width={size} height={size} aria-hidden="true">
      <path
        d="M24 4 41.3 14v20L24 44 6.7 34V14Z"
        fill="none"
        stroke="currentColor"
        strokeWidth="3.5"
        strokeLinejoin="round"
      />
      <path d="M24 15.5 31.4 19.8v8.5L24 32.6l-7.4-4.3v-8.5Z" fill="currentColor" />
    </svg>
  );
}
