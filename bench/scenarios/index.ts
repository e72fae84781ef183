import type { Scenario } from '../scenario.ts';
import { freshness } from './freshness.ts';
import { home } from './home.ts';
import { lighthouse } from './lighthouse.ts';
import { order } from './order.ts';
import { orders } from './orders.ts';
import { sockets } from './sockets.ts';
import { start } from './start.ts';

/** Every scenario, in the order in which each round runs them. */
export const scenarios: readonly Scenario[] = [home, freshness, order, orders, sockets, start, lighthouse];
