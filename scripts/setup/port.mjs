import { get as askPlain } from 'node:http';
import { get as askEncrypted } from 'node:https';
import { createServer } from 'node:net';
import { SetupError } from './say.mjs';

/**
 * The port that PORT asks for (8080 without it). Throws SetupError, naming port and remedy, when it is no port or
 * something listens there already.
 */
export async function claimPort(text = process.env.PORT ?? '8080') {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 1 || port > 65535) {
    throw new SetupError(`PORT must be a number from 1 to 65535, not ${JSON.stringify(text)}.`);
  }
  const problem = await tryToListen(port);
  if (problem === 'EACCES') {
    throw new SetupError(`Port ${port} needs more rights than this user has. Try:  PORT=8081 npm start`);
  }
  if (problem) throw new SetupError(await explainTaken(port));
  return port;
}

function tryToListen(port) {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', (error) => resolve(error.code ?? 'EADDRINUSE'));
    probe.listen(port, () => probe.close(() => resolve(undefined)));
  });
}

async function explainTaken(port) {
  const ours = await isReady(port);
  const who = ours
    ? `Hexaflate already runs on ${scheme()}://localhost:${port}`
    : `Another program listens on port ${port}`;
  return `Port ${port} sudah dipakai / is in use. ${who}.\n  Stop it, or start on another port:  PORT=${port === 65535 ? 8081 : port + 1} npm start`;
}

/** Whether a Hexaflate server on this machine answers that it can serve. */
export function isReady(port) {
  const ask = scheme() === 'https' ? askEncrypted : askPlain;
  // It is this machine: the certificate is for the name that others use.
  const options = { host: '127.0.0.1', port, path: '/health/ready', agent: false, rejectUnauthorized: false };
  return new Promise((resolve) => {
    const request = ask({ ...options, timeout: 2_000 }, (answer) => {
      answer.resume();
      resolve(answer.statusCode === 200);
    });
    request.on('timeout', () => request.destroy());
    request.on('error', () => resolve(false));
  });
}

/** How our server is spoken to: with a certificate it speaks HTTPS alone. */
export function scheme() {
  return process.env.HEXAFLATE_TLS_CERT ? 'https' : 'http';
}
