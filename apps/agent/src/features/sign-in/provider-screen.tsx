import CircularProgress from '@mui/material/CircularProgress';
import { useEffect, useEffectEvent, useState } from 'react';
import { useLoaderData, useNavigate } from 'react-router';
import { call } from '../../api/client.ts';
import { keys } from '../../api/keys.ts';
import { queryClient } from '../../api/query.ts';
import { useErrorText } from '../../ui/notice.tsx';
import { usePageHeading } from '../../ui/page.tsx';
import { PrimaryButton } from '../../ui/primary-button.tsx';
import { providerName } from '../../words/provider-name.ts';
import { useWords } from '../../words/words.ts';
import { enter, thisDevice } from './enter.ts';
import { Entrance } from './entrance.tsx';
import { type CameBack, takeReturn } from './provider.ts';
import { providerWords } from './provider-words.ts';

/** Reads the address once, before the screen is drawn, so that nothing of it stays there. */
export function providerLoader({ request }: { request: Request }): CameBack | null {
  return takeReturn(request.url);
}

const begun = new Map<string, Promise<void>>();

/** Ends the way once, however often the screen is drawn. */
function end(back: CameBack): Promise<void> {
  const running = begun.get(back.state) ?? endNow(back);
  begun.set(back.state, running);
  return running;
}

async function endNow({ purpose, ...body }: CameBack): Promise<void> {
  if (purpose === 'signIn') {
    await enter(await call('POST /auth/provider/finish', { body: { ...body, ...(await thisDevice()) } }));
    return;
  }
  await call('POST /linked-accounts/finish', { body });
  await queryClient.invalidateQueries({ queryKey: keys.linkedAccounts });
}

/** Where a provider's page comes back to. */
export function ProviderScreen() {
  const say = useWords(providerWords);
  const textOf = useErrorText();
  const navigate = useNavigate();
  const back = useLoaderData<typeof providerLoader>();
  const heading = usePageHeading(say('title'));
  const [problem, setProblem] = useState<unknown>(null);
  const home = back?.purpose === 'link' ? '/linked-accounts' : '/';
  const leave = useEffectEvent(() => navigate(home, { replace: true, viewTransition: true }));
  useEffect(() => {
    if (back) end(back).then(leave, setProblem);
  }, [back]);
  const stopped = !back || problem !== null;
  return (
    <Entrance
      title={say(stopped ? 'stopped' : 'title')}
      lead={stopped ? '' : say('lead', { provider: providerName(back.provider) })}
      heading={heading}
    >
      {stopped ? (
        <>
          <p role="alert" style={{ margin: '0 0 16px' }}>
            {problem ? textOf(problem) : say('notBegun')}
          </p>
          <PrimaryButton
            onClick={() =>
              void navigate(back?.purpose === 'link' ? '/linked-accounts' : '/sign-in', { replace: true })
            }
          >
            {say('goOn')}
          </PrimaryButton>
        </>
      ) : (
        <CircularProgress aria-label={say('title')} />
      )}
    </Entrance>
  );
}
