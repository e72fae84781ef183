import { type Config, ConfigError, type TlsFiles } from '../config.ts';
import { readCertificate } from '../tls/certificate.ts';
import { type Finding, findingsOf } from './finding.ts';

const DAY_MS = 86_400_000;
/** Days before its end at which a certificate should long have been renewed. */
const RENEWED_BY_DAYS = 14;

const { fine, warning, failure } = findingsOf('encryption');

/** How people reach us, whether they can sign in there, and how long the certificate lasts. */
export function checkEncryption(config: Config, now: number): Finding[] {
  if (config.tls) return [certificateFinding(config.tls, now)];
  if (config.allowPlainHttp)
    return [
      warning(
        {
          id: 'HTTP biasa diizinkan untuk masuk: kode, PIN, dan kata sandi dapat dibaca siapa pun di jaringan itu',
          en: 'Signing in over plain HTTP is allowed: codes, PINs and passwords can be read by anyone on that network',
        },
        {
          id: 'Pakai HTTPS, lalu hapus HEXAFLATE_ALLOW_PLAIN_HTTP (docs/guides/tls.md)',
          en: 'Use HTTPS, then take HEXAFLATE_ALLOW_PLAIN_HTTP out (docs/guides/tls.md)',
        },
      ),
    ];
  if (config.trustedProxies.length > 0) {
    const proxies = config.trustedProxies.join(', ');
    return [
      fine({
        id: `HTTPS diurus proxy di ${proxies}`,
        en: `HTTPS is the matter of the proxy at ${proxies}`,
      }),
    ];
  }
  return [
    warning(
      {
        id: 'Tanpa HTTPS: orang hanya bisa masuk dari komputer ini (localhost)',
        en: 'No HTTPS: people can sign in from this machine alone (localhost)',
      },
      {
        id: 'Pasang sertifikat, proxy, atau tunnel: docs/guides/tls.md',
        en: 'Set up a certificate, a proxy or a tunnel: docs/guides/tls.md',
      },
    ),
  ];
}

function certificateFinding(files: TlsFiles, now: number): Finding {
  const renew = {
    id: `Perbarui sertifikat lalu taruh di ${files.cert}; server memakainya sendiri dalam beberapa detik`,
    en: `Renew the certificate and put it at ${files.cert}; the server takes it by itself within seconds`,
  };
  try {
    const { names, expiresAt } = readCertificate(files);
    const days = Math.floor((expiresAt - now) / DAY_MS);
    const until = new Date(expiresAt).toISOString().slice(0, 10);
    const words = {
      id: `Sertifikat untuk ${names} berlaku sampai ${until} (${days} hari lagi)`,
      en: `The certificate for ${names} is good until ${until} (${days} more days)`,
    };
    if (expiresAt <= now)
      return failure(
        {
          id: `Sertifikat untuk ${names} sudah habis pada ${until}`,
          en: `The certificate for ${names} ended on ${until}`,
        },
        renew,
      );
    return days < RENEWED_BY_DAYS ? warning(words, renew) : fine(words);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return failure(
      { id: error.message, en: error.message },
      {
        id: 'Periksa HEXAFLATE_TLS_CERT dan HEXAFLATE_TLS_KEY',
        en: 'Look at HEXAFLATE_TLS_CERT and HEXAFLATE_TLS_KEY',
      },
    );
  }
}
