import * as z from 'zod';
import type { S3Place } from './identity/blobs/s3-blobs.ts';

/** Where photos are kept in S3; endpoint, bucket and both keys belong together. */
const S3Schema = z.object({
  HEXAFLATE_S3_ENDPOINT: z.url({ protocol: /^https?$/ }),
  HEXAFLATE_S3_BUCKET: z.string().min(3).max(63),
  HEXAFLATE_S3_ACCESS_KEY: z.string().min(1),
  HEXAFLATE_S3_SECRET_KEY: z.string().min(1),
  HEXAFLATE_S3_REGION: z.string().min(1).default('us-east-1'),
  /** Before every name in the bucket; ends with a slash. */
  HEXAFLATE_S3_PREFIX: z
    .string()
    .regex(/^[\w./-]*\/$/)
    .default('hexaflate/'),
});

/** Every variable that says where S3 is. */
export const s3Variables: readonly string[] = Object.keys(S3Schema.shape);

/** An S3 place when any of its variables is set; a mistake is answered in words that do not hold the secret. */
export function readS3Place(
  environment: Record<string, string | undefined>,
): { place: S3Place | undefined } | { mistake: string } {
  const given = Object.fromEntries(
    s3Variables.flatMap((name) => (environment[name] ? [[name, environment[name]]] : [])),
  );
  if (Object.keys(given).length === 0) return { place: undefined };
  const parsed = S3Schema.safeParse(given);
  if (!parsed.success)
    return {
      mistake: parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('\n  '),
    };
  const env = parsed.data;
  return {
    place: {
      endpoint: env.HEXAFLATE_S3_ENDPOINT,
      region: env.HEXAFLATE_S3_REGION,
      bucket: env.HEXAFLATE_S3_BUCKET,
      accessKeyId: env.HEXAFLATE_S3_ACCESS_KEY,
      secretAccessKey: env.HEXAFLATE_S3_SECRET_KEY,
      prefix: env.HEXAFLATE_S3_PREFIX,
    },
  };
}
