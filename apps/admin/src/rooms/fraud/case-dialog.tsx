import type { FraudCase } from '@hexaflate/contract/fraud';
import { formatRupiah } from '@hexaflate/contract/money';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link as RouterLink } from 'react-router';
import { fraudCaseQuery } from '../../api/queries.ts';
import { formatMoment } from '../../format/time.ts';
import { useWords } from '../../format/use-words.ts';
import { Facts } from '../../parts/facts.tsx';
import { FailedToLoad } from '../../parts/failed-to-load.tsx';
import { RowsSkeleton } from '../../parts/rows-skeleton.tsx';
import { useMay } from '../../session/use-permissions.ts';
import { CaseMark } from './case-mark.tsx';
import { DecideDialog } from './decide-dialog.tsx';
import { hitWords } from './hit-words.ts';

/** A case with the facts that led to it, and the ways to decide it. */
export function CaseDialog({ id, onClose }: { id: string; onClose: () => void }) {
  const { t } = useWords();
  const { data, error, refetch } = useQuery(fraudCaseQuery(id));
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="sm" aria-labelledby="fraud-case">
      <DialogTitle id="fraud-case">{t('fraud.case', { name: id.slice(-6).toUpperCase() })}</DialogTitle>
      {data ? (
        <Case one={data} onClose={onClose} />
      ) : (
        <DialogContent>
          {error ? <FailedToLoad error={error} retry={() => void refetch()} /> : <RowsSkeleton rows={6} />}
        </DialogContent>
      )}
    </Dialog>
  );
}

function Case({ one, onClose }: { one: FraudCase; onClose: () => void }) {
  const words = useWords();
  const { t } = words;
  const may = useMay();
  const [verdict, setVerdict] = useState<'release' | 'reject'>();
  const decides = one.state === 'waiting' && may('fraud.decide');
  return (
    <>
      <DialogContent sx={{ display: 'grid', gap: 1.5, '&&': { px: 1, pt: 0 } }}>
        <Typography component="div" sx={{ px: 2 }}>
          <CaseMark state={one.state} />
        </Typography>
        <div>
          <Typography variant="h3" sx={{ px: 2, pb: 0.5 }}>
            {t('fraud.seen')}
          </Typography>
          {one.hits.map((hit) => (
            <Typography key={hit.rule} sx={{ px: 2, py: 0.5, overflowWrap: 'anywhere' }}>
              <strong>{t(`fraud.rule.${hit.rule}`)}.</strong> {hitWords(hit, words)}
            </Typography>
          ))}
        </div>
        <Facts
          facts={[
            {
              label: t('fraud.agent'),
              value: (
                <Link component={RouterLink} to={`/members/${encodeURIComponent(one.agentCode)}`}>
                  {`${one.agentName} (${one.agentCode})`}
                </Link>
              ),
            },
            { label: t('fraud.order'), value: one.wanted.productName },
            { label: t('fraud.destination'), value: one.wanted.destination },
            { label: t('fraud.amount'), value: formatRupiah(one.wanted.maxPrice) },
            {
              label: t('fraud.device'),
              value:
                one.device &&
                t('fraud.deviceText', {
                  name: one.device.name,
                  address: one.device.address ?? '–',
                  at: formatMoment(one.device.signedInAt, words),
                }),
            },
            {
              label: t('fraud.decision'),
              value:
                one.decidedBy &&
                one.decidedAt &&
                t('fraud.decidedBy', {
                  name: one.decidedBy,
                  at: formatMoment(one.decidedAt, words),
                  reason: one.reason ?? '',
                }),
            },
            {
              label: t('fraud.usable'),
              value: one.state === 'released' && one.usableUntil && formatMoment(one.usableUntil, words),
            },
            {
              label: t('fraud.became'),
              value: one.orderId && (
                <Link component={RouterLink} to={`/transactions?trx=${encodeURIComponent(one.orderId)}`}>
                  {t('fraud.seeOrder')}
                </Link>
              ),
            },
          ]}
        />
      </DialogContent>
      <DialogActions sx={{ p: 2, pt: 0, flexWrap: 'wrap' }}>
        <Button onClick={onClose}>{t('fraud.close')}</Button>
        {decides && (
          <>
            <Button color="error" onClick={() => setVerdict('reject')}>
              {t('fraud.reject')}
            </Button>
            <Button variant="contained" onClick={() => setVerdict('release')}>
              {t('fraud.release')}
            </Button>
          </>
        )}
      </DialogActions>
      {verdict && <DecideDialog one={one} verdict={verdict} onClose={() => setVerdict(undefined)} />}
    </>
  );
}
