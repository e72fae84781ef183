import { expect, test } from 'bun:test';
import { createClient } from './client.ts';

/** A server that answers everything with the same and keeps what it was asked. */
function answering(answer: () => Response) {
  const asked: { url: string; init: RequestInit }[] = [];
  const call = createClient({
    base: '/api/v1',
    headers: () => ({ 'Accept-Language': 'id' }),
    timeoutMs: 1000,
    fetch: async (url, init) => {
      asked.push({ url, init });
      return answer();
    },
  });
  return { call, asked };
}

test('a route that takes a file is sent its bytes as they are, under their own type', async () => {
  const { call, asked } = answering(() => Response.json({ id: 'p1' }, { status: 201 }));
  const bytes = new Blob([Uint8Array.of(0xff, 0xd8)], { type: 'image/jpeg' });
  expect(await call('POST /identity/photos', { query: { document: 'ktp' }, bytes })).toMatchObject({
    id: 'p1',
  });
  expect(asked[0]?.url).toBe('/api/v1/identity/photos?document=ktp');
  expect(asked[0]?.init.body).toBe(bytes);
  expect(new Headers(asked[0]?.init.headers).get('content-type')).toBe('image/jpeg');
});

test('a route that answers a file gives its bytes, and its refusals are errors as everywhere', async () => {
  const photo = answering(
    () =>
      new Response(Uint8Array.of(1, 2, 3), {
        headers: { 'Content-Disposition': 'inline; filename="photo.jpg"' },
      }),
  );
  const file = await photo.call('GET /identity/photos/{id}', { params: { id: 'p1' } });
  expect([...(await file.bytes())]).toEqual([1, 2, 3]);
  const gone = answering(() =>
    Response.json(
      { error: { code: 'identity.photoGone', message: '', details: {}, requestId: 'r' } },
      { status: 404 },
    ),
  );
  await expect(gone.call('GET /identity/photos/{id}', { params: { id: 'p1' } })).rejects.toMatchObject({
    code: 'identity.photoGone',
  });
});
