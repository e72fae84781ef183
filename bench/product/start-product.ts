import { join } from 'node:path';
import { openSandboxDatabase } from '@hexaflate/otomax/sandbox';
import { type Stack, startStack } from '../../e2e/support/stack.ts';
import { sqliteBooks } from '../../scripts/chaos/books.ts';
import { type Seller, signIn } from '../../scripts/chaos/sellers.ts';
import { trustDevices } from '../../scripts/chaos/trust-devices.ts';
import { lengthenAccess, openTickets } from './open-sessions.ts';

/** A whole product of its own, with agents at work. */
export interface Product {
  stack: Stack;
  /** The sandbox's tables. */
  otomaxPath: string;
  /** Agents that are signed in with a bearer token, the demo agent first. */
  agents: readonly Seller[];
  /** Code of a product in the sandbox's tables, for price edits. */
  productCode: string;
}

const MOST_AGENTS = 40;

/** Agents as another process may follow them: with what they read with, and a ticket for one live socket each. */
export function watched({ stack }: Product, agents: readonly Seller[]) {
  const sessions = agents.map(({ code, device }) => ({ id: device.id, agentCode: code }));
  const tickets = openTickets(stack.dataDir, sessions);
  return agents.map(({ code, device }, index) => ({
    code,
    token: device.token,
    ticket: tickets[index] ?? '',
  }));
}

/**
 * Starts engine and server on a fresh sandbox and signs its agents in. `name` goes into the log's file name; `env`
 * holds settings besides.
 */
export async function startProduct(name: string, env: Record<string, string> = {}): Promise<Product> {
  const stack = await startStack(name, [], undefined, env);
  try {
    const otomaxPath = join(stack.dataDir, 'otomax.sqlite');
    const members = await sqliteBooks(otomaxPath).members(MOST_AGENTS);
    const agents = await Promise.all(members.map((member) => signIn(stack.url, member)));
    await trustDevices(
      stack,
      agents.map(({ code }) => code),
    );
    const until = lengthenAccess(stack.dataDir);
    for (const { device } of agents) device.until = until;
    return { stack, otomaxPath, agents, productCode: await firstProduct(otomaxPath) };
  } catch (error) {
    await stack.stop();
    throw error;
  }
}

async function firstProduct(otomaxPath: string): Promise<string> {
  const database = openSandboxDatabase(otomaxPath, { readOnly: true });
  const { kode } = await database.selectFrom('produk').select('kode').limit(1).executeTakeFirstOrThrow();
  await database.destroy();
  return kode;
}
