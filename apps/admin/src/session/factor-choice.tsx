import Divider from '@mui/material/Divider';
import Stack from '@mui/material/Stack';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { factorQuery, keys } from '../api/queries.ts';
import { FailedToLoad } from '../parts/failed-to-load.tsx';
import { RowsSkeleton } from '../parts/rows-skeleton.tsx';
import { MyApp } from './my-app.tsx';
import { MyPasskeys } from './my-passkeys.tsx';
import { MyRecoveryCodes } from './my-recovery-codes.tsx';
import { RecoveryCodes } from './recovery-codes.tsx';

/** Passkeys, authenticator app and recovery codes of whoever is signed in; new codes stand alone until they are kept. */
export function FactorChoice() {
  const client = useQueryClient();
  const { data, error, refetch } = useQuery(factorQuery);
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  const refresh = () => {
    void client.invalidateQueries({ queryKey: keys.factor });
    void client.invalidateQueries({ queryKey: keys.account });
  };
  const changed = (fresh: readonly string[] | null) => {
    // The door opens with the account: not before the codes have been kept.
    if (fresh) setCodes(fresh);
    else refresh();
  };

  if (codes)
    return (
      <RecoveryCodes
        codes={codes}
        onDone={() => {
          setCodes(null);
          refresh();
        }}
      />
    );
  if (!data)
    return error ? <FailedToLoad error={error} retry={() => void refetch()} /> : <RowsSkeleton rows={3} />;
  return (
    <Stack spacing={2} divider={<Divider flexItem />}>
      <MyPasskeys onChanged={changed} />
      <MyApp on={data.on} onChanged={changed} />
      <MyRecoveryCodes left={data.recoveryCodesLeft} onRenewed={changed} />
    </Stack>
  );
}
