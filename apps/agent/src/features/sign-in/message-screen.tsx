import { ApiError } from '@hexaflate/contract/client';
import Button from '@mui/material/Button';
import CircularProgress from '@mui/material/CircularProgress';
import IconButton from '@mui/material/IconButton';
import { styled } from '@mui/material/styles';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Navigate, useNavigate } from 'react-router';
import ArrowBack from '~icons/material-symbols/arrow-back-rounded';
import Copy from '~icons/material-symbols/content-copy-outline-rounded';
import { apiOrigin } from '../../api/client.ts';
import { clockTime } from '../../format/dates.ts';
import { inGroups } from '../../format/groups.ts';
import { useSession } from '../../session/session.ts';
import { useBrand } from '../../theme/brand.ts';
import { IconOf } from '../../ui/icon.tsx';
import { useErrorText } from '../../ui/notice.tsx';
import { usePageHeading } from '../../ui/page.tsx';
import { PrimaryButton } from '../../ui/primary-button.tsx';
import { useLocale, useWords } from '../../words/words.ts';
import { Entrance, NoteLink, SandboxNote } from './entrance.tsx';
import { type AskedMessage, askForMessage, readMessage } from './message.ts';
import { messageWords } from './message-words.ts';
import { useArrival } from './use-arrival.ts';

/** Waits for a text from the person's own number. Without one under way there is nothing to do here. */
export function MessageScreen() {
  const session = useSession();
  const [asked, setAsked] = useState(readMessage);
  if (session === 'in') return <Navigate to="/" replace />;
  if (!asked) return <Navigate to="/sign-in" replace />;
  return <Waiting key={asked.challengeId} asked={asked} onAsked={setAsked} />;
}

function Waiting({ asked, onAsked }: { asked: AskedMessage; onAsked: (asked: AskedMessage) => void }) {
  const say = useWords(messageWords);
  const locale = useLocale();
  const textOf = useErrorText();
  const navigate = useNavigate();
  const { sandbox } = useBrand();
  const heading = usePageHeading(say('title'));
  const [copied, setCopied] = useState(false);
  const problem = useArrival(asked, () => void navigate('/', { replace: true, viewTransition: true }));
  const again = useMutation({ mutationFn: () => askForMessage(asked.phone), onSuccess: onAsked });
  const over = problem instanceof ApiError && problem.code !== 'network' ? problem : null;
  const leave = () => void navigate('/sign-in', { viewTransition: true, replace: true });
  const copy = async () => {
    await navigator.clipboard?.writeText(asked.text).catch(() => {});
    setCopied(true);
  };
  return (
    <Entrance
      title={say('title')}
      lead={say('lead', { phone: inGroups(asked.phone), time: clockTime(asked.expiresAt, locale) })}
      heading={heading}
      back={
        <IconButton edge="start" color="inherit" aria-label={say('back')} onClick={leave}>
          <IconOf icon={ArrowBack} />
        </IconButton>
      }
    >
      {over ? (
        <Ended>
          <p role="alert">{textOf(over)}</p>
          {FOR_GOOD.has(over.code) ? (
            <PrimaryButton onClick={leave}>{say('back')}</PrimaryButton>
          ) : (
            <PrimaryButton busy={again.isPending} onClick={() => again.mutate()}>
              {say('again')}
            </PrimaryButton>
          )}
          {again.error && <p role="alert">{textOf(again.error)}</p>}
        </Ended>
      ) : (
        <>
          <Text>
            <code>{asked.text}</code>
            <Button style={narrow} startIcon={<IconOf icon={Copy} size={20} />} onClick={() => void copy()}>
              {say(copied ? 'copied' : 'copy')}
            </Button>
          </Text>
          <Targets>
            {asked.targets.map(({ channel, number, link }, index) => (
              <Button
                key={`${channel}${number}`}
                component="a"
                href={link}
                target={channel === 'whatsapp' ? '_blank' : undefined}
                rel="noopener"
                variant="contained"
                color={index === 0 ? 'primary' : 'secondary'}
                size="large"
                fullWidth
              >
                {say(channel === 'whatsapp' ? 'byWhatsapp' : 'bySms', { number: inGroups(number) })}
              </Button>
            ))}
          </Targets>
          <Status role="status">
            <CircularProgress size={18} aria-hidden />
            {say(problem ? 'offline' : 'waiting')}
          </Status>
          <Hint>{say('reply')}</Hint>
        </>
      )}
      {sandbox && !over && (
        <SandboxNote>
          <strong>{say('sandboxTitle')}</strong>
          <span>{say('sandboxText')}</span>
          <NoteLink href={`${apiOrigin}/sandbox/phone/${asked.phone}`} target="_blank" rel="noopener">
            {say('sandboxOpen')}
          </NoteLink>
        </SandboxNote>
      )}
    </Entrance>
  );
}

const narrow = { paddingInline: 10 } as const;
/** Refusals that another code would meet as well. */
const FOR_GOOD: ReadonlySet<string> = new Set(['auth.notRegistered', 'auth.notAllowed']);

const Text = styled('div')(({ theme }) => ({
  display: 'flex',
  flexWrap: 'wrap',
  alignItems: 'center',
  justifyContent: 'space-between',
  gap: 8,
  padding: '10px 8px 10px 16px',
  marginBottom: 16,
  borderRadius: theme.corner.button,
  background: theme.scheme.inset,
  '& code': { fontFamily: 'inherit', fontSize: '1.125rem', fontWeight: 750, letterSpacing: '0.02em' },
}));
const Targets = styled('div')({ display: 'grid', gap: 10 });
const Status = styled('p')(({ theme }) => ({
  display: 'flex',
  alignItems: 'center',
  gap: 10,
  margin: '20px 4px 0',
  fontWeight: 650,
  color: theme.scheme.text,
}));
const Hint = styled('p')(({ theme }) => ({
  margin: '8px 4px 0',
  fontSize: '0.8125rem',
  lineHeight: 1.5,
  color: theme.scheme.muted,
}));
const Ended = styled('div')(({ theme }) => ({
  display: 'grid',
  gap: 12,
  '& p': { margin: 0, fontWeight: 600, color: theme.scheme.failed.main },
}));
