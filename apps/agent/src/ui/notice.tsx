import { ApiError } from '@hexaflate/contract/client';
import Button from '@mui/material/Button';
import { styled } from '@mui/material/styles';
import type { ReactNode } from 'react';
import CloudOff from '~icons/material-symbols/cloud-off-outline-rounded';
import type { Icon } from '../icons/registry.ts';
import { sharedWords } from '../words/shared.ts';
import { useWords } from '../words/words.ts';
import { IconOf } from './icon.tsx';

interface EmptyStateProps {
  icon: Icon;
  title: string;
  text?: string;
  action?: ReactNode;
}

/** What a list says when there is nothing in it, and what can be done about that. */
export function EmptyState({ icon, title, text, action }: EmptyStateProps) {
  return (
    <Frame>
      <Disc>
        <IconOf icon={icon} size={30} />
      </Disc>
      <Title>{title}</Title>
      {text && <Text>{text}</Text>}
      {action}
    </Frame>
  );
}

/** What happened, in the server's words where it gave some. */
export function useErrorText(): (error: unknown) => string {
  const say = useWords(sharedWords);
  return (error) => {
    if (!(error instanceof ApiError)) return say('errorUnexpected');
    return error.code === 'network' ? say('errorNetwork') : error.message;
  };
}

interface ErrorStateProps {
  error: unknown;
  onRetry?: () => void;
  /** What became of the money; by default that nothing was touched, which is true for every read. */
  money?: string;
}

/** Says what happened, whether money moved, and what to do next. */
export function ErrorState({ error, onRetry, money }: ErrorStateProps) {
  const say = useWords(sharedWords);
  const textOf = useErrorText();
  return (
    <Frame role="alert">
      <Disc>
        <IconOf icon={CloudOff} size={30} />
      </Disc>
      <Title>{say('errorTitle')}</Title>
      <Text>
        {textOf(error)} {money ?? say('moneySafe')} {say('nextRetry')}
      </Text>
      {onRetry && (
        <Button variant="contained" color="secondary" onClick={onRetry}>
          {say('retry')}
        </Button>
      )}
    </Frame>
  );
}

const Frame = styled('div')({
  display: 'grid',
  justifyItems: 'start',
  gap: 8,
  padding: '32px 8px',
});

const Disc = styled('div')(({ theme }) => ({
  display: 'grid',
  placeItems: 'center',
  width: 64,
  height: 64,
  borderRadius: 20,
  marginBottom: 8,
  background: theme.scheme.container,
  color: theme.scheme.onContainer,
}));

const Title = styled('h2')(({ theme }) => ({ ...theme.typography.h2, margin: 0 }));
const Text = styled('p')(({ theme }) => ({
  ...theme.typography.body1,
  margin: '0 0 8px',
  color: theme.scheme.muted,
  maxWidth: '34ch',
}));
