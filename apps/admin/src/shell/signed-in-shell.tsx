import { isReadableOnTheWay } from '@hexaflate/contract/plain-http';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { accountQuery, brandQuery } from '../api/queries.ts';
import { LiveConnection } from '../live/live.tsx';
import { FailedToLoad } from '../parts/failed-to-load.tsx';
import { AskedDialogs } from '../session/asked-dialogs.tsx';
import { Doorway } from '../session/doorway.tsx';
import { FactorChoice } from '../session/factor-choice.tsx';
import { FactorForm } from '../session/factor-form.tsx';
import { PasswordForm } from '../session/password-form.tsx';
import { PlainHttpNotice } from '../session/plain-http-notice.tsx';
import { SignIn } from '../session/sign-in.tsx';
import { PanelFrame } from './panel-frame.tsx';

/** The door: nobody sees a room before he is signed in with a password of his own. The address is kept meanwhile. */
export function SignedInShell() {
  const { t } = useTranslation();
  const { data: account, error, refetch } = useQuery(accountQuery);
  const client = useQueryClient();
  const { data: brand } = useQuery(brandQuery);
  const [oneTime, setOneTime] = useState<string>();

  if (account === null && brand?.plainHttpSignIn === false && isReadableOnTheWay(location.origin))
    return <PlainHttpNotice />;
  if (account === null) return <SignIn onOneTime={setOneTime} />;
  if (!account) return error ? <FailedToLoad error={error} retry={() => void refetch()} /> : null;
  if (account.secondFactor === 'asked')
    return (
      <Doorway title={t('factor.title')} text={t('factor.text')}>
        <FactorForm onShown={(shown) => client.setQueryData(accountQuery.queryKey, shown)} />
      </Doorway>
    );
  if (account.mustChangePassword)
    return (
      <Doorway title={t('password.firstTitle')} text={t('password.firstText')}>
        <PasswordForm known={oneTime} oneTime onDone={() => setOneTime(undefined)} />
        <AskedDialogs />
      </Doorway>
    );
  if (account.mustSetUpSecondFactor)
    return (
      <Doorway title={t('factor.setUpTitle')} text={t('factor.mustText')}>
        <FactorChoice />
        <AskedDialogs />
      </Doorway>
    );
  return (
    <LiveConnection enabled={account.permissions.includes('orders.view')}>
      <PanelFrame />
      <AskedDialogs />
    </LiveConnection>
  );
}
