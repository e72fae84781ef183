import { styled } from '@mui/material/styles';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import Download from '~icons/material-symbols/download-rounded';
import Logout from '~icons/material-symbols/logout-rounded';
import { call } from '../../api/client.ts';
import { keys } from '../../api/keys.ts';
import { dayText } from '../../format/dates.ts';
import { signOut } from '../../session/sign-out.ts';
import { useErrorText } from '../../ui/notice.tsx';
import { Page } from '../../ui/page.tsx';
import { PrimaryButton } from '../../ui/primary-button.tsx';
import { ActionRow, LinkRow, RowGroup } from '../../ui/rows.tsx';
import { useLocale, useWords } from '../../words/words.ts';
import { accountWords } from './words.ts';

/** What stands instead of home while the account is being closed: when it goes, and the choice to keep it. */
export function ComeBackScreen({ closesAt }: { closesAt: string }) {
  const say = useWords(accountWords);
  const locale = useLocale();
  const client = useQueryClient();
  const textOf = useErrorText();
  const keep = useMutation({
    mutationFn: () => call('POST /closing/take-back'),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.me }),
  });
  const leave = useMutation({ mutationFn: signOut });
  const failure = keep.error ?? leave.error;
  return (
    <Page title={say('backTitle')} leave="none">
      <Card>
        <When>{say('backWhen', { date: dayText(closesAt, locale) })}</When>
        <Text>{say('backText')}</Text>
        {failure && <Problem role="alert">{textOf(failure)}</Problem>}
        <PrimaryButton busy={keep.isPending} onClick={() => keep.mutate()}>
          {say('backGo')}
        </PrimaryButton>
      </Card>
      <RowGroup>
        <LinkRow to="/account/data" icon={Download} label={say('exportTitle')} text={say('backExport')} />
        <ActionRow icon={Logout} label={say('backLeave')} onClick={() => leave.mutate()} />
      </RowGroup>
    </Page>
  );
}

const Card = styled('section')(({ theme }) => ({
  marginBottom: 20,
  padding: 20,
  borderRadius: theme.corner.card,
  background: theme.scheme.card,
  border: `1px solid ${theme.scheme.outline}`,
}));
const When = styled('p')(({ theme }) => ({ ...theme.typography.h2, margin: '0 0 8px' }));
const Text = styled('p')(({ theme }) => ({
  ...theme.typography.body1,
  margin: '0 0 20px',
  color: theme.scheme.muted,
}));
const Problem = styled('p')(({ theme }) => ({
  margin: '0 0 16px',
  fontWeight: 600,
  color: theme.scheme.failed.main,
}));
