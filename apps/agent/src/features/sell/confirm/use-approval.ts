import type { Approval } from '@hexaflate/contract/approval';
import { type OrderContent, orderDigest } from '@hexaflate/contract/order-digest';
import { useRef } from 'react';
import { useKeysHere } from '../../approval/keys-here.ts';
import { signHere } from '../../approval/sign-here.ts';

/** A yes by fingerprint or face, where this device has a key for it. */
export interface ApprovalHere {
  possible: boolean;
  /** Asks the person before the sensor; one question at a time. */
  begin: () => void;
}

interface Asked {
  agentCode: string | undefined;
  /** The order as it stands when the person is asked. */
  order: () => OrderContent;
  onSigned: (approval: Approval) => void;
  onStopped: () => void;
  /** Aborted when the sheet is left. */
  left: () => AbortSignal;
}

/** Has this device's key sign exactly the order on the sheet. */
export function useApproval({ agentCode, order, onSigned, onStopped, left }: Asked): ApprovalHere {
  const keys = useKeysHere();
  const asking = useRef(false);
  const own = keys !== null && keys.agentCode === agentCode ? keys : null;
  const begin = async () => {
    if (!own || asking.current) return;
    asking.current = true;
    try {
      const approval = await signHere(own, await orderDigest(order()));
      if (left().aborted) return;
      if (approval) onSigned(approval);
      else onStopped();
    } finally {
      asking.current = false;
    }
  };
  return { possible: own !== null, begin: () => void begin() };
}
