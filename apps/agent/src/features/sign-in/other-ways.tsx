import type { Provider } from '@hexaflate/contract/sign-in';
import Button from '@mui/material/Button';
import { styled } from '@mui/material/styles';
import { useMutation } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import { call } from '../../api/client.ts';
import { useErrorText } from '../../ui/notice.tsx';
import { providerName } from '../../words/provider-name.ts';
import { useWords } from '../../words/words.ts';
import { enter, thisDevice } from './enter.ts';
import { canReach, goToSignIn } from './provider.ts';
import { ProviderMark } from './provider-mark.tsx';
import { signInWords } from './words.ts';

/** Signing in by an account elsewhere, below the phone number: for those who have linked one. */
export function OtherWays({ providers }: { providers: readonly Provider[] }) {
  const say = useWords(signInWords);
  const textOf = useErrorText();
  const navigate = useNavigate();
  const go = useMutation({
    mutationFn: async (provider: Provider) => {
      const body = { ...(await goToSignIn(provider)), ...(await thisDevice()) };
      await enter(await call('POST /auth/provider/finish', { body }));
    },
    onSuccess: () => navigate('/', { replace: true, viewTransition: true }),
  });
  if (providers.length === 0 || !canReach()) return null;
  return (
    <section aria-label={say('otherWays')}>
      <Or>
        <span>{say('or')}</span>
      </Or>
      <Ways>
        {providers.map((provider) => (
          <Button
            key={provider}
            variant="outlined"
            size="large"
            fullWidth
            startIcon={<ProviderMark provider={provider} />}
            loading={go.isPending && go.variables === provider}
            disabled={go.isPending}
            onClick={() => go.mutate(provider)}
          >
            {say('with', { provider: providerName(provider) })}
          </Button>
        ))}
      </Ways>
      <Problem role="alert">{go.error ? textOf(go.error) : ''}</Problem>
    </section>
  );
}

const Or = styled('p')(({ theme }) => ({
  display: 'flex',
  alignItems: 'center',
  gap: 12,
  margin: '20px 0 16px',
  fontSize: '0.8125rem',
  color: theme.scheme.muted,
  '&::before, &::after': { content: '""', flex: 1, height: 1, background: theme.scheme.outline },
}));
const Ways = styled('div')({ display: 'grid', gap: 10 });
const Problem = styled('p')(({ theme }) => ({
  margin: '8px 4px 0',
  fontSize: '0.8125rem',
  fontWeight: 600,
  color: theme.scheme.failed.main,
}));
