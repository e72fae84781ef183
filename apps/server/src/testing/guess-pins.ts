import { join } from 'node:path';
import { createSandboxGateway } from '@hexaflate/otomax';
import { pino } from 'pino';
import { readConfig } from '../config.ts';
import { createContext } from '../create-context.ts';
import { checkPin } from '../pin/check-pin.ts';
import { demoAgent } from './context.ts';

/**
 * `bun guess-pins.ts <data folder> <times>`: guesses wrong PINs all at once, in a process of its own, and prints how
 * many of them Otomax was asked about.
 */
const [dataDir = '', times = '0'] = process.argv.slice(2);
const config = readConfig({ ...process.env, HEXAFLATE_DATA_DIR: dataDir });
const gateway = createSandboxGateway({ path: join(dataDir, 'otomax.sqlite'), historyDays: 0 });
let looked = 0;
const context = await createContext(config, pino({ level: 'silent' }), {
  ...gateway,
  verifyPin: (agentCode, pin) => {
    looked += 1;
    return gateway.verifyPin(agentCode, pin);
  },
});
const guesses = Array.from({ length: Number(times) }, () => checkPin(context, demoAgent.code, '000000'));
await Promise.allSettled(guesses);
await gateway.close();
await context.store.destroy();
process.stdout.write(`${looked}\n`);
