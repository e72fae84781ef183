import { S3Client } from 'bun';
import { atBlobs, type BlobStore } from './blob-store.ts';

/** An S3-compatible place; the secret is never logged. */
export interface S3Place {
  endpoint: string;
  region: string;
  bucket: string;
  accessKeyId: string;
  secretAccessKey: string;
  /** Before every name, as `hexaflate/`. */
  prefix: string;
}

/** Photos as objects of a bucket, sealed already when they leave this machine. */
export function s3Blobs({ prefix, ...place }: S3Place): BlobStore {
  const client = new S3Client(place);
  const keyOf = (name: string) => `${prefix}${name}`;
  return {
    put: (name, bytes) =>
      atBlobs(async () => {
        await client.write(keyOf(name), bytes, { type: 'application/octet-stream' });
      }),
    get: (name) =>
      atBlobs(async () => {
        try {
          return await client.file(keyOf(name)).bytes();
        } catch (error) {
          if (isMissing(error)) return undefined;
          throw error;
        }
      }),
    delete: (name) =>
      atBlobs(async () => {
        try {
          await client.delete(keyOf(name));
        } catch (error) {
          if (!isMissing(error)) throw error;
        }
      }),
    async *list() {
      let continuationToken: string | undefined;
      do {
        const page = await atBlobs(() =>
          client.list({ prefix, ...(continuationToken ? { continuationToken } : {}) }),
        );
        for (const { key, lastModified } of page.contents ?? [])
          if (key.startsWith(prefix))
            yield {
              name: key.slice(prefix.length),
              at: lastModified ? Date.parse(lastModified) : Date.now(),
            };
        continuationToken = page.isTruncated ? page.nextContinuationToken : undefined;
      } while (continuationToken !== undefined);
    },
  };
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'NoSuchKey';
}
