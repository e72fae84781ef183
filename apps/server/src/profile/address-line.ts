import type { ProfileFields } from '@hexaflate/contract';

/** The address in one line, as it is written on an envelope: "Jl. Melati 12, Bandung, Jawa Barat 40123". */
export function addressLine(
  fields: Pick<ProfileFields, 'street' | 'city' | 'province' | 'postcode'>,
): string {
  const { street, city, province, postcode } = fields;
  return `${[street, city, province].filter(Boolean).join(', ')} ${postcode}`.trim();
}
