import { createSandboxGateway } from '@hexaflate/otomax';
import { until } from '@hexaflate/testing';
import { pino } from 'pino';
import { readConfig } from '../config.ts';
import { createContext } from '../create-context.ts';
import { relayBatch } from '../relay/relay.ts';

/**
 * `bun relay-and-hang.ts <Otomax database> apply|acknowledge`: reads a batch of changes as the relay does and hangs
 * before that step. Says so, to be killed right there.
 */
const [path = '', step = ''] = process.argv.slice(2);
const gateway = createSandboxGateway({ path, historyDays: 0 });
const hang = () => {
  process.stdout.write(`about to ${step}\n`);
  return Promise.withResolvers<void>().promise;
};
const context = await createContext(readConfig(process.env), pino({ level: 'silent' }), {
  ...gateway,
  ...(step === 'acknowledge' ? { acknowledge: hang } : {}),
});
await until(() => context.redis?.link.state().up === true);
await relayBatch(step === 'apply' ? { ...context, cache: { ...context.cache, invalidate: hang } } : context);
