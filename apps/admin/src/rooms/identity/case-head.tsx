import type { IdentityCase } from '@hexaflate/contract/identity';
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { accountQuery } from '../../api/queries.ts';
import { formatAge } from '../../format/duration.ts';
import { formatClock, formatMoment } from '../../format/time.ts';
import { useWords } from '../../format/use-words.ts';
import { useNow } from '../../live/use-now.ts';
import { surface } from '../../parts/surface.ts';
import { useMay } from '../../session/use-permissions.ts';
import { StatusMark } from './status-mark.tsx';

interface CaseHeadProps {
  of: IdentityCase;
  mine: boolean;
  taking: boolean;
  onTake: () => void;
  onApprove: () => void;
  onRepair: () => void;
  onNext: () => void;
  onErase: () => void;
}

/** Whose case it is, how it stands, who is at it, and what may be done. */
export function CaseHead(props: CaseHeadProps) {
  const { of, mine, taking, onTake, onApprove, onRepair, onNext, onErase } = props;
  const words = useWords();
  const { t } = words;
  const may = useMay();
  const now = useNow(1_000, of.waitingSince !== null);
  const { data: me } = useQuery(accountQuery);
  const waits = of.documents.some(({ status }) => status === 'inReview');
  const decidable = waits || of.documents.some(({ status }) => status === 'verified');
  const approvedByMe = of.firstApproval !== null && of.firstApproval.operator === me?.username;
  return (
    <Box sx={{ ...surface, p: 2, display: 'grid', gap: 1.5 }}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 2, justifyContent: 'space-between' }}>
        <Box sx={{ minWidth: 0 }}>
          <Typography variant="h1" component="h2" sx={{ overflowWrap: 'anywhere' }}>
            {of.agentName ?? t('identity.unknownAgent')}
          </Typography>
          <Typography color="textSecondary">
            {[
              of.agentCode,
              of.phone,
              of.waitingSince &&
                t('identity.waits', { age: formatAge(now - Date.parse(of.waitingSince), words) }),
            ]
              .filter(Boolean)
              .join(' · ')}
          </Typography>
          <Box sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 2, mt: 0.5 }}>
            {of.documents.map(({ kind, status }) => (
              <StatusMark key={kind} status={status} of={t(`identity.${kind}`)} />
            ))}
          </Box>
        </Box>
        <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'flex-start' }}>
          {may('identity.review') && decidable && (
            <>
              <Button
                variant="contained"
                disabled={!mine || !waits || approvedByMe}
                onClick={onApprove}
                endIcon={<OnButton>A</OnButton>}
              >
                {t('identity.approve')}
              </Button>
              <Button variant="outlined" disabled={!mine} onClick={onRepair} endIcon={<OnButton>P</OnButton>}>
                {t('identity.repair')}
              </Button>
            </>
          )}
          <Button onClick={onNext} endIcon={<OnButton>N</OnButton>}>
            {t('identity.next')}
          </Button>
          {may('agents.view') && (
            <Button component={Link} to={`/members/${encodeURIComponent(of.agentCode)}`}>
              {t('identity.openMember')}
            </Button>
          )}
          {may('identity.erase') && (
            <Button color="error" onClick={onErase}>
              {t('identity.erase')}
            </Button>
          )}
        </Box>
      </Box>
      {of.lease && !of.lease.mine && (
        <Alert severity="warning">
          {t('identity.held', { name: of.lease.operator, time: formatClock(of.lease.until, words) })}
        </Alert>
      )}
      {may('identity.review') && decidable && !mine && !of.lease && (
        <Box>
          <Button variant="outlined" size="small" loading={taking} onClick={onTake}>
            {t('identity.takeNow')}
          </Button>
        </Box>
      )}
      {!may('identity.review') && <Alert severity="info">{t('identity.viewOnly')}</Alert>}
      {of.firstApproval && (
        <Alert severity="info">
          {`${t('identity.secondTitle', {
            name: of.firstApproval.operator,
            time: formatMoment(of.firstApproval.at, words),
          })}. ${t(approvedByMe ? 'identity.secondMine' : 'identity.secondText')}`}
        </Alert>
      )}
    </Box>
  );
}

/** A key on a button, in the button's own ink. */
function OnButton({ children }: { children: string }) {
  return (
    <Box
      component="kbd"
      sx={{
        font: 'inherit',
        '&&': { fontSize: '0.6875rem' },
        lineHeight: 1.5,
        border: 1,
        borderColor: 'currentColor',
        borderRadius: '6px',
        px: 0.75,
      }}
    >
      {children}
    </Box>
  );
}
