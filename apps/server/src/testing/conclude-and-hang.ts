import { createSandboxGateway } from '@hexaflate/otomax';
import { pino } from 'pino';
import { readConfig } from '../config.ts';
import { createContext } from '../create-context.ts';
import { advance, orderById } from '../orders/journal.ts';

/**
 * `bun conclude-and-hang.ts <Otomax database> <order id>`: writes into the journal that the order succeeded, and hangs
 * before anyone is told of it. Says so, to be killed right there.
 */
const [path = '', orderId = ''] = process.argv.slice(2);
const gateway = createSandboxGateway({ path, historyDays: 0 });
const context = await createContext(readConfig(process.env), pino({ level: 'silent' }), gateway);
const hanging = {
  ...context,
  cache: {
    ...context.cache,
    invalidate: () => {
      process.stdout.write('written\n');
      return Promise.withResolvers<void>().promise;
    },
  },
};
const order = await orderById(context.store, orderId);
if (!order) throw new Error('There is no such order');
const at = Date.now();
await advance(hanging, order, { state: 'success', final_at: at }, [{ stage: 'success', at }]);
