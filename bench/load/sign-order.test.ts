import { expect, test } from 'bun:test';
import { readProof } from '../../apps/server/src/device-keys/read-proof.ts';
import { base64urlSha256 } from '../../apps/server/src/device-keys/thumbprint.ts';
import { makeSigner } from '../product/open-sessions.ts';
import { createOrderSigner } from './sign-order.ts';

test('an order of the load is signed as a device signs one', () => {
  const { signer, thumbprint } = makeSigner();
  const url = 'http://localhost:8370/api/v1/orders';
  const proof = readProof(createOrderSigner(signer, url)('{"a":1}', base64urlSha256('token')));
  expect(proof).toMatchObject({
    key: thumbprint,
    htm: 'POST',
    htu: url,
    ath: base64urlSha256('token'),
    body_hash: base64urlSha256('{"a":1}'),
  });
});
