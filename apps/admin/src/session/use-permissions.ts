import type { Permission } from '@hexaflate/contract/permissions';
import { useQuery } from '@tanstack/react-query';
import { useCallback } from 'react';
import { accountQuery } from '../api/queries.ts';

/** Whether whoever is signed in may do something. The server decides; this only spares people what it would refuse. */
export function useMay(): (permission: Permission) => boolean {
  const { data: account } = useQuery(accountQuery);
  const permissions = account?.permissions;
  return useCallback((permission) => permissions?.includes(permission) ?? false, [permissions]);
}
