import { join } from 'node:path';
import type { Config } from '../../config.ts';
import type { BlobStore } from './blob-store.ts';
import { fileBlobs } from './file-blobs.ts';
import { s3Blobs } from './s3-blobs.ts';

/** Where this installation keeps sealed photos: in S3 where the configuration names a bucket, else in the data folder. */
export function openBlobs({ s3, dataDir }: Pick<Config, 's3' | 'dataDir'>): BlobStore {
  return s3 ? s3Blobs(s3) : fileBlobs(join(dataDir, 'identity'));
}
