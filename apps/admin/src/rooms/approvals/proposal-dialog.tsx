import type { Invitation } from '@hexaflate/contract/operators';
import type { Approved, Proposal } from '@hexaflate/contract/proposals';
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import Typography from '@mui/material/Typography';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../../api/call.ts';
import { explain } from '../../api/explain.ts';
import { keys, proposalQuery } from '../../api/queries.ts';
import { formatMoment } from '../../format/time.ts';
import { useSentence } from '../../format/use-sentence.ts';
import { useWords } from '../../format/use-words.ts';
import { useAnnounce } from '../../parts/announce.tsx';
import { FailedToLoad } from '../../parts/failed-to-load.tsx';
import { RowsSkeleton } from '../../parts/rows-skeleton.tsx';
import { PasswordDialog } from '../operators/password-dialog.tsx';
import { CodeDialog } from '../settings/reviewers/code-dialog.tsx';
import { ChangeList } from './change-list.tsx';
import { ProposalMark } from './proposal-mark.tsx';
import { RefuseDialog } from './refuse-dialog.tsx';

/** A proposal with all that it would change, and the ways to decide it. */
export function ProposalDialog({ id, onClose }: { id: string; onClose: () => void }) {
  const say = useSentence();
  const { t } = useWords();
  const { data, error, refetch } = useQuery(proposalQuery(id));
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="sm" aria-labelledby="proposal">
      <DialogTitle id="proposal">{data ? say(data.title) : t('approvals.which')}</DialogTitle>
      {data ? (
        <Decide proposal={data} onClose={onClose} />
      ) : (
        <DialogContent>
          {error ? <FailedToLoad error={error} retry={() => void refetch()} /> : <RowsSkeleton rows={4} />}
        </DialogContent>
      )}
    </Dialog>
  );
}

function Decide({ proposal, onClose }: { proposal: Proposal; onClose: () => void }) {
  const words = useWords();
  const { t } = words;
  const client = useQueryClient();
  const announce = useAnnounce();
  const [invitation, setInvitation] = useState<Invitation>();
  const [reviewer, setReviewer] = useState<NonNullable<Approved['reviewer']>>();
  const [refusing, setRefusing] = useState(false);
  const { id, digest, state } = proposal;
  const refresh = () => client.invalidateQueries({ queryKey: keys.proposals });
  const approve = useMutation({
    mutationFn: () => call('POST /admin/proposals/{id}/approve', { params: { id }, body: { digest } }),
    onSuccess: (approved) => {
      announce(t('approvals.approved'));
      if (approved.invitation) setInvitation(approved.invitation);
      else if (approved.reviewer) setReviewer(approved.reviewer);
      else onClose();
    },
    onSettled: () => client.invalidateQueries(),
  });
  const withdraw = useMutation({
    mutationFn: () => call('DELETE /admin/proposals/{id}', { params: { id } }),
    onSuccess: () => {
      announce(t('approvals.withdrawn'));
      onClose();
    },
    onSettled: refresh,
  });
  const problem = approve.error ?? withdraw.error;
  const decided =
    proposal.decidedBy &&
    proposal.decidedAt &&
    t('approvals.decidedBy', { name: proposal.decidedBy, at: formatMoment(proposal.decidedAt, words) });
  return (
    <>
      <DialogContent sx={{ display: 'grid', gap: 1.5 }}>
        {problem && <Alert severity="error">{explain(problem, t)}</Alert>}
        <Box
          sx={{
            display: 'flex',
            flexWrap: 'wrap',
            columnGap: 1.5,
            alignItems: 'center',
            fontSize: '0.8125rem',
          }}
        >
          <ProposalMark state={state} />
          {decided && <span>{decided}</span>}
        </Box>
        {state === 'moved' && <Alert severity="info">{t('approvals.movedText')}</Alert>}
        {state === 'refused' && proposal.decidedReason && (
          <Alert severity="info">{t('audit.reason', { text: proposal.decidedReason })}</Alert>
        )}
        <ChangeList proposal={proposal} />
        <Typography sx={{ overflowWrap: 'anywhere' }}>
          {t('audit.reason', { text: proposal.reason })}
        </Typography>
        <Typography variant="body2" color="textSecondary">
          {[
            t('approvals.by', { name: proposal.proposer, at: formatMoment(proposal.createdAt, words) }),
            state === 'open' && t('approvals.until', { at: formatMoment(proposal.expiresAt, words) }),
          ]
            .filter(Boolean)
            .join(' · ')}
        </Typography>
        {state === 'open' && proposal.mine && (
          <Typography variant="body2" color="textSecondary">
            {t('approvals.others')}
          </Typography>
        )}
      </DialogContent>
      <DialogActions sx={{ p: 2, pt: 0, flexWrap: 'wrap', rowGap: 1 }}>
        <Button onClick={onClose}>{t('action.close')}</Button>
        {state === 'open' && proposal.mine && (
          <Button color="error" loading={withdraw.isPending} onClick={() => withdraw.mutate()}>
            {t('approvals.withdraw')}
          </Button>
        )}
        {proposal.decidable && (
          <>
            <Button color="error" onClick={() => setRefusing(true)}>
              {t('approvals.refuse')}
            </Button>
            <Button variant="contained" loading={approve.isPending} onClick={() => approve.mutate()}>
              {t('approvals.approve')}
            </Button>
          </>
        )}
      </DialogActions>
      {invitation && <PasswordDialog invitation={invitation} onClose={onClose} />}
      {reviewer && <CodeDialog {...reviewer} onClose={onClose} />}
      {refusing && (
        <RefuseDialog
          id={id}
          onRefused={() => {
            announce(t('approvals.refused'));
            void refresh();
            onClose();
          }}
          onClose={() => setRefusing(false)}
        />
      )}
    </>
  );
}
