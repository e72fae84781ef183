import type { OperatorAccount } from '@hexaflate/contract/admin';
import Button from '@mui/material/Button';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import PasskeyIcon from '~icons/material-symbols/passkey-rounded';
import { call } from '../api/call.ts';
import { canUsePasskeys, signWithPasskey } from '../api/passkey.ts';

interface PasskeyButtonProps {
  /** `signIn` opens a session; `show` shows a passkey in the one that there is. */
  use: 'signIn' | 'show';
  /** The first thing to do here. */
  primary?: boolean;
  onShown: (account: OperatorAccount) => void;
  onProblem: (error: unknown) => void;
}

/** Signs in with a passkey, or shows one; nothing where this browser cannot. */
export function PasskeyButton({ use, primary, onShown, onProblem }: PasskeyButtonProps) {
  const { t } = useTranslation();
  const show = useMutation({
    mutationFn: () => (use === 'signIn' ? signIn() : showAgain()),
    onSuccess: onShown,
    onError: onProblem,
  });
  if (!canUsePasskeys()) return null;
  return (
    <Button
      variant={primary ? 'contained' : 'outlined'}
      size="large"
      startIcon={<PasskeyIcon />}
      loading={show.isPending}
      onClick={() => {
        onProblem(undefined);
        show.mutate();
      }}
    >
      {t(use === 'signIn' ? 'passkey.signIn' : 'passkey.use')}
    </Button>
  );
}

async function signIn(): Promise<OperatorAccount> {
  const signed = await signWithPasskey(await call('POST /admin/passkeys/sign-in/options'));
  return call('POST /admin/passkeys/sign-in', { body: { signed } });
}

async function showAgain(): Promise<OperatorAccount> {
  const signed = await signWithPasskey(await call('POST /admin/second-factor/passkey/options'));
  return call('POST /admin/second-factor/passkey', { body: { signed } });
}
