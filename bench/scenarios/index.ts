import type { Scenario } from '../scenario.ts';
import { database } from './database.ts';
import { freshness } from './freshness.ts';
import { growth } from './growth.ts';
import { home } from './home.ts';
import { lighthouse } from './lighthouse.ts';
import { order } from './order.ts';
import { orders } from './orders.ts';
import { sockets } from './sockets.ts';
import { sqlServer } from './sql-server.ts';
import { start } from './start.ts';
import { truth } from './truth.ts';

/** Every scenario, in the order in which each round runs them. */
export const scenarios: readonly Scenario[] = [
  home,
  freshness,
  database,
  orders,
  sqlServer,
  sockets,
  growth,
  order,
  start,
  lighthouse,
  truth,
];
