import { createHash, createHmac, timingSafeEqual } from 'node:crypto';

/** Where the server is, and the one account that it knows. */
export interface S3Account {
  endpoint: string;
  region: string;
  bucket: string;
  accessKeyId: string;
  secretAccessKey: string;
}

export interface S3Server {
  account: S3Account;
  close(): Promise<void>;
}

interface Kept {
  bytes: Uint8Array;
  at: Date;
}

const PAGE = 1000;

/**
 * The part of S3 that keeps objects (PUT, GET, DELETE, ListObjectsV2 in pages), at the wire, in memory: every request's
 * signature of version 4 is computed anew from what arrived, body included, and refused when it is another.
 */
export function startS3Server(): S3Server {
  const objects = new Map<string, Kept>();
  const server = Bun.serve({
    hostname: '127.0.0.1',
    port: 0,
    async fetch(request) {
      const body = new Uint8Array(await request.arrayBuffer());
      if (!isSigned(request, body, account)) return refusal(403, 'SignatureDoesNotMatch');
      const { pathname, searchParams } = new URL(request.url);
      const [bucket, ...rest] = pathname.slice(1).split('/').map(decodeURIComponent);
      if (bucket !== account.bucket) return refusal(404, 'NoSuchBucket');
      const key = rest.join('/');
      if (key === '') return list(objects, searchParams);
      return answer(objects, request.method, key, body);
    },
  });
  const account: S3Account = {
    endpoint: `http://127.0.0.1:${server.port}`,
    region: 'us-east-1',
    bucket: 'photos',
    accessKeyId: 'AKIDTEST',
    secretAccessKey: crypto.randomUUID(),
  };
  return { account, close: () => server.stop(true) };
}

function answer(objects: Map<string, Kept>, method: string, key: string, body: Uint8Array): Response {
  switch (method) {
    case 'PUT':
      objects.set(key, { bytes: body, at: new Date() });
      return new Response(null, { headers: { ETag: `"${hash(body)}"` } });
    case 'DELETE':
      objects.delete(key);
      return new Response(null, { status: 204 });
    case 'GET': {
      const kept = objects.get(key);
      return kept ? new Response(new Uint8Array(kept.bytes)) : refusal(404, 'NoSuchKey');
    }
    default:
      return refusal(405, 'MethodNotAllowed');
  }
}

function list(objects: ReadonlyMap<string, Kept>, query: URLSearchParams): Response {
  if (query.get('list-type') !== '2') return refusal(400, 'InvalidArgument');
  const prefix = query.get('prefix') ?? '';
  const after = query.get('continuation-token') ?? '';
  const found = [...objects].filter(([key]) => key.startsWith(prefix) && key > after).toSorted();
  const page = found.slice(0, PAGE);
  const truncated = found.length > page.length;
  const contents = page.map(
    ([key, { bytes, at }]) =>
      `<Contents><Key>${key}</Key><LastModified>${at.toISOString()}</LastModified><Size>${bytes.length}</Size></Contents>`,
  );
  const next = truncated ? `<NextContinuationToken>${page.at(-1)?.[0]}</NextContinuationToken>` : '';
  return xml(
    200,
    `<ListBucketResult><IsTruncated>${truncated}</IsTruncated>${next}${contents.join('')}</ListBucketResult>`,
  );
}

function refusal(status: number, code: string): Response {
  return xml(status, `<Error><Code>${code}</Code><Message>${code}</Message></Error>`);
}

function xml(status: number, body: string): Response {
  return new Response(`<?xml version="1.0" encoding="UTF-8"?>${body}`, {
    status,
    headers: { 'Content-Type': 'application/xml' },
  });
}

/** AWS Signature Version 4, in the Authorization header. */
function isSigned(request: Request, body: Uint8Array, account: S3Account): boolean {
  const form =
    /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\d{8})\/([^/]+)\/s3\/aws4_request, ?SignedHeaders=([^,]+), ?Signature=([0-9a-f]{64})$/;
  const [, id, day = '', region = '', signed = '', signature = ''] =
    form.exec(request.headers.get('authorization') ?? '') ?? [];
  const payload = request.headers.get('x-amz-content-sha256') ?? '';
  if (id !== account.accessKeyId || (payload !== 'UNSIGNED-PAYLOAD' && payload !== hash(body))) return false;
  const at = request.headers.get('x-amz-date') ?? '';
  const { pathname, searchParams } = new URL(request.url);
  const query = [...searchParams]
    .map(([name, value]) => `${encode(name)}=${encode(value)}`)
    .toSorted()
    .join('&');
  const headers = signed.split(';').map((name) => `${name}:${(request.headers.get(name) ?? '').trim()}\n`);
  const canonical = [request.method, pathname, query, headers.join(''), signed, payload].join('\n');
  const scope = `${day}/${region}/s3/aws4_request`;
  const text = ['AWS4-HMAC-SHA256', at, scope, hash(canonical)].join('\n');
  const key = [day, region, 's3', 'aws4_request'].reduce<Buffer>(
    (made, part) => createHmac('sha256', made).update(part).digest(),
    Buffer.from(`AWS4${account.secretAccessKey}`),
  );
  const right = createHmac('sha256', key).update(text).digest();
  return timingSafeEqual(right, Buffer.from(signature, 'hex'));
}

function encode(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

function hash(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}
