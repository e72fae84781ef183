import { join } from 'node:path';

/** Writes `<name>.crt` and `<name>.key` into a folder: a certificate for localhost that speaks for itself. */
export async function selfSigned(folder: string, name: string, days = 30): Promise<void> {
  const words = [
    'req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes',
    `-days ${days} -subj /CN=${name} -addext subjectAltName=DNS:localhost,IP:127.0.0.1`,
  ];
  const files = ['-keyout', join(folder, `${name}.key`), '-out', join(folder, `${name}.crt`)];
  const child = Bun.spawn(['openssl', ...words.join(' ').split(' '), ...files], { stderr: 'pipe' });
  const said = await new Response(child.stderr).text();
  if ((await child.exited) !== 0) throw new Error(`openssl: ${said}`);
}
