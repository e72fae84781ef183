import { expect, test } from 'bun:test';
import { readPostgresUrl } from './postgres-url.ts';

test('an address is read as psql would read it', () => {
  expect(
    readPostgresUrl(
      'postgres://hexa:p%40ss%3Aw@db.local:6543/toko?sslmode=verify-full&sslrootcert=/etc/ca.pem',
    ),
  ).toEqual({
    host: 'db.local',
    port: 6543,
    user: 'hexa',
    password: 'p@ss:w',
    database: 'toko',
    tls: 'verify-full',
    rootCertificate: '/etc/ca.pem',
  });
  expect(readPostgresUrl('postgresql://hexa@[::1]/toko')).toMatchObject({
    host: '::1',
    port: 5432,
    password: undefined,
    tls: 'prefer',
  });
});

test('a socket on this machine is named by its folder and never encrypted', () => {
  expect(readPostgresUrl('postgres://hexa@/toko?host=/run/postgresql&sslmode=require')).toMatchObject({
    host: '/run/postgresql',
    tls: 'disable',
  });
});

test('naming an authority means checking it', () => {
  expect(readPostgresUrl('postgres://h@db/toko?sslmode=require&sslrootcert=/etc/ca.pem').tls).toBe(
    'verify-ca',
  );
});

test('what is wrong is said without the address, which holds a password', () => {
  const wrong = [
    'secret',
    'mysql://hexa:secret@db/toko',
    'postgres://hexa:secret@db',
    'postgres://db/secret',
    'postgres://hexa:secret@/toko',
    'postgres://hexa:secret@db/toko?sslmode=allow',
    'postgres://hexa:secret@db/toko?passfile=x',
    'postgres://hexa:secret@db:99999/toko',
  ];
  for (const url of wrong) {
    const read = () => readPostgresUrl(url);
    expect(read).toThrow();
    expect(read).not.toThrow(/secret/);
  }
});
