import type { HeldOrder } from '@hexaflate/contract/fraud';
import type { Inquiry } from '@hexaflate/contract/orders';

/** An attempt that an operator has released: the same order, to be sent by the agent's own tap. */
export interface Resumed {
  wanted: HeldOrder['wanted'];
  /** The bill that it pays; null for everything else. */
  inquiry: Inquiry | null;
}
