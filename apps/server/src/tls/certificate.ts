import { createPrivateKey, X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { ConfigError, type TlsFiles } from '../config.ts';

/** A certificate with its chain and its key, in PEM form, and what is known of it. */
export interface Certificate {
  cert: string;
  key: string;
  /** Milliseconds since 1970. */
  expiresAt: number;
  /** The names that it is good for, as they stand in it. */
  names: string;
}

/**
 * Reads and checks a certificate. Throws ConfigError, without a word of the key, when a file cannot be read, is not
 * in PEM form, or the key belongs to another certificate, as it does for a moment while files are being replaced.
 */
export function readCertificate({ cert: certFile, key: keyFile }: TlsFiles): Certificate {
  const cert = read(certFile);
  const key = read(keyFile);
  const leaf = parse(certFile, () => new X509Certificate(cert));
  const privateKey = parse(keyFile, () => createPrivateKey(key));
  if (!leaf.checkPrivateKey(privateKey))
    throw new ConfigError(
      `${keyFile} bukan kunci untuk sertifikat ${certFile} / is not the key of the certificate ${certFile}`,
    );
  return {
    cert,
    key,
    expiresAt: leaf.validToDate.getTime(),
    names: leaf.subjectAltName ?? leaf.subject,
  };
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    const why = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    throw new ConfigError(`${file} tidak terbaca / cannot be read: ${why}`);
  }
}

function parse<Parsed>(file: string, work: () => Parsed): Parsed {
  try {
    return work();
  } catch {
    throw new ConfigError(`${file} bukan berkas PEM yang benar / is not a proper PEM file`);
  }
}
