import { expect, test } from 'bun:test';
import { readConfig } from './config.ts';

test('an empty environment gives the documented defaults', () => {
  expect(readConfig({})).toMatchObject({ port: 8080, neverSentAfterMs: 60_000, trustedProxies: [] });
});

test('the address of a database is checked at start, and its password is in no message', () => {
  const url = 'postgres://hexa:secret@db/toko?sslmode=verify-full';
  expect(readConfig({ DATABASE_URL: url }).databaseUrl).toBe(url);
  expect(readConfig({ DATABASE_URL: '' }).databaseUrl).toBeUndefined();
  for (const wrong of ['mysql://hexa:secret@db/toko', 'postgres://hexa:secret@db/toko?sslmode=maybe']) {
    const read = () => readConfig({ DATABASE_URL: wrong });
    expect(read).toThrow(/DATABASE_URL/);
    expect(read).not.toThrow(/secret/);
  }
});

test('every mistake is named at once', () => {
  const read = () =>
    readConfig({ PORT: 'eighty', HEXAFLATE_LOG_LEVEL: 'loud', HEXAFLATE_TRUSTED_PROXIES: 'proxy' });
  expect(read).toThrow(/PORT[\s\S]*HEXAFLATE_LOG_LEVEL[\s\S]*HEXAFLATE_TRUSTED_PROXIES/);
});

test('a Redis address that cannot be used is named without its password', () => {
  const read = () => readConfig({ REDIS_URL: 'redis://:hush@host:none' });
  expect(read).toThrow(/REDIS_URL/);
  expect(read).not.toThrow(/hush/);
});

test('no word about Otomax means the sandbox; an address or separate settings mean SQL Server', () => {
  expect(readConfig({}).otomax).toBeUndefined();
  const url = 'mssql://u:p%40s@db:8170/otomax?encrypt=false';
  expect(readConfig({ OTOMAX_URL: url }).otomax).toMatchObject({ host: 'db', port: 8170, password: 'p@s' });
  const separate = {
    OTOMAX_HOST: 'db',
    OTOMAX_PORT: '8170',
    OTOMAX_USER: 'u',
    OTOMAX_PASSWORD: 'p@s',
    OTOMAX_ENCRYPT: 'false',
  };
  expect(readConfig(separate).otomax).toEqual(readConfig({ OTOMAX_URL: url }).otomax);
});

test('a mistake about Otomax is named together with the others, and never with the password', () => {
  let told = '';
  try {
    readConfig({ PORT: 'eighty', OTOMAX_URL: 'mssql://u:hush-hush@db/otomax?encrypt=perhaps' });
  } catch (error) {
    told = String(error);
  }
  expect(told).toMatch(/PORT[\s\S]*OTOMAX/);
  expect(told).not.toContain('hush-hush');
  expect(() => readConfig({ OTOMAX_URL: 'mssql://u:p@db', OTOMAX_HOST: 'db' })).toThrow('OTOMAX_HOST');
});

test('certificate and key come together, and a way to HTTPS only where HTTPS is', () => {
  const files = { HEXAFLATE_TLS_CERT: 'tls/toko.pem', HEXAFLATE_TLS_KEY: '/etc/tls/toko.key' };
  expect(readConfig(files, '/opt/hexaflate')).toMatchObject({
    tls: { cert: '/opt/hexaflate/tls/toko.pem', key: '/etc/tls/toko.key' },
    dataDir: '/opt/hexaflate/data',
  });
  expect(readConfig({}).tls).toBeUndefined();
  expect(() => readConfig({ HEXAFLATE_TLS_CERT: 'a.pem' })).toThrow(/HEXAFLATE_TLS_KEY/);
  expect(() => readConfig({ HEXAFLATE_HTTP_REDIRECT_PORT: '80' })).toThrow(/HEXAFLATE_HTTP_REDIRECT_PORT/);
  expect(() => readConfig({ ...files, PORT: '80', HEXAFLATE_HTTP_REDIRECT_PORT: '80' })).toThrow(/same/);
});

test('how we learn of changes and whom we name as sender may stand beside an address, but not twice', () => {
  const url = 'mssql://u:p@db/otomax';
  expect(readConfig({ OTOMAX_URL: url }).otomax).toMatchObject({
    changes: 'triggers',
    senderType: undefined,
  });
  expect(readConfig({ OTOMAX_URL: url, OTOMAX_CHANGES: 'polling', OTOMAX_SENDER: 'y' }).otomax).toMatchObject(
    { changes: 'polling', senderType: 'Y' },
  );
  expect(() => readConfig({ OTOMAX_URL: `${url}?changes=polling`, OTOMAX_CHANGES: 'polling' })).toThrow(
    'twice',
  );
  expect(() => readConfig({ OTOMAX_URL: url, OTOMAX_CHANGES: 'magic' })).toThrow('polling');
  expect(() => readConfig({ OTOMAX_URL: url, OTOMAX_SENDER: 'whoever' })).toThrow('sender');
});

test('photos are kept in S3 when all of it is said, and a mistake is named without the secret', () => {
  const { s3, identityKeyFile } = readConfig({ HEXAFLATE_DATA_DIR: '/srv/data' });
  expect([s3, identityKeyFile]).toEqual([undefined, '/srv/data/identity.key']);
  const all = {
    HEXAFLATE_S3_ENDPOINT: 'https://s3.example.id',
    HEXAFLATE_S3_BUCKET: 'photos',
    HEXAFLATE_S3_ACCESS_KEY: 'key',
    HEXAFLATE_S3_SECRET_KEY: 'hush-hush',
  };
  expect(readConfig(all).s3).toMatchObject({ bucket: 'photos', region: 'us-east-1', prefix: 'hexaflate/' });
  for (const [name, value] of Object.entries({
    HEXAFLATE_S3_BUCKET: '',
    HEXAFLATE_S3_ENDPOINT: 'ftp://s3.example.id',
    HEXAFLATE_S3_PREFIX: 'no slash',
  })) {
    const mistake = () => readConfig({ ...all, [name]: value });
    expect(mistake).toThrow(name);
    expect(mistake).not.toThrow('hush-hush');
  }
});
