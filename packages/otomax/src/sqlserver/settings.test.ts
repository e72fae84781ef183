import { describe, expect, test } from 'bun:test';
import { configurationOf, withoutValues } from './connection.ts';
import { parseSqlServerUrl, readSqlServerSettings, SqlServerSettingsError } from './settings.ts';

describe('the address of a SQL Server', () => {
  test('says who, where and how; what is left out has safe values', () => {
    expect(
      parseSqlServerUrl('mssql://hexaflate:p%40ss%2Fw@db.local:8170/otomax?encrypt=false'),
    ).toMatchObject({
      host: 'db.local',
      port: 8170,
      database: 'otomax',
      user: 'hexaflate',
      password: 'p@ss/w',
      encrypt: false,
      trustServerCertificate: false,
      tlsMin: 'TLSv1.2',
      poolMax: 4,
    });
    expect(parseSqlServerUrl('mssql://u:p@h')).toMatchObject({
      port: 1433,
      database: 'otomax',
      encrypt: true,
    });
  });

  test('a named instance has no port, and both together are a mistake', () => {
    const { port, instance } = parseSqlServerUrl('mssql://u:p@h/otomax?instanceName=SQLEXPRESS');
    expect([port, instance]).toEqual([undefined, 'SQLEXPRESS']);
    expect(() => parseSqlServerUrl('mssql://u:p@h:1433/otomax?instanceName=SQLEXPRESS')).toThrow(
      SqlServerSettingsError,
    );
  });

  test('a domain signs in by NTLM, anything else with an SQL login', () => {
    const ntlm = configurationOf(parseSqlServerUrl('mssql://u:p@h/otomax?domain=TOKO'));
    expect(ntlm.authentication).toMatchObject({ type: 'ntlm', options: { domain: 'TOKO', userName: 'u' } });
    expect(configurationOf(parseSqlServerUrl('mssql://u:p@h/otomax')).authentication?.type).toBe('default');
  });

  test('old TLS is an explicit choice, and the name on the certificate can be given', () => {
    const { options } = configurationOf(
      parseSqlServerUrl('mssql://u:p@192.0.2.7/otomax?tlsMin=1.0&serverName=TOKO-PC&encrypt=strict'),
    );
    expect(options).toMatchObject({
      cryptoCredentialsDetails: { minVersion: 'TLSv1' },
      serverName: 'TOKO-PC',
      encrypt: 'strict',
      useUTC: true,
    });
  });

  test.each([
    'http://u:p@h/otomax',
    'not an address',
    'mssql://h/otomax',
    'mssql://u:p@h/otomax?encript=false',
    'mssql://u:p@h/otomax?encrypt=perhaps',
    'mssql://u:p@h/otomax?tlsMin=1.9',
    'mssql://u:p@h/otomax?poolMax=0',
    'mssql://u:p@h/otomax?password=q',
    'mssql://u:secret%E0@h/otomax',
  ])('a mistake is told and never passed over: %s', (address) => {
    expect(() => parseSqlServerUrl(address)).toThrow(SqlServerSettingsError);
  });

  test('a mistake never quotes the password', () => {
    for (const query of ['encrypt=perhaps', 'nothing=1', 'instanceName=X', 'requestTimeout=x']) {
      let told = '';
      try {
        parseSqlServerUrl(`mssql://u:hush-hush@h:1433/otomax?${query}`);
      } catch (error) {
        told = String(error);
      }
      expect(told).toContain('SqlServerSettingsError');
      expect(told).not.toContain('hush-hush');
    }
  });

  test('the same settings one by one', () => {
    const one = readSqlServerSettings({ host: 'h', user: 'u', password: 'p', database: 'x', encrypt: 'off' });
    expect(one).toEqual(parseSqlServerUrl('mssql://u:p@h/x?encrypt=off'));
  });

  test('a text that was too long is not quoted by the error about it', () => {
    const error = new Error(
      "String or binary data would be truncated, column 'pesan'. Truncated value: 'CP1.08.112233'.",
    );
    expect(withoutValues(error).message).not.toContain('112233');
    expect(withoutValues(error).message).toContain('pesan');
  });
});
