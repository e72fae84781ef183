import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { reviewerQuery } from '../../../api/queries.ts';
import { formatMoment } from '../../../format/time.ts';
import { useWords } from '../../../format/use-words.ts';
import { type Fact, Facts } from '../../../parts/facts.tsx';
import { FailedToLoad } from '../../../parts/failed-to-load.tsx';
import { PanelCard } from '../../../parts/panel-card.tsx';
import { RowsSkeleton } from '../../../parts/rows-skeleton.tsx';
import { AdmitDialog } from './admit-dialog.tsx';
import { CodeDialog } from './code-dialog.tsx';
import { DismissDialog } from './dismiss-dialog.tsx';

/** Who reviews the app for a store: whether they are let in, as whom, until when, and when they came. */
export function ReviewerCard() {
  const words = useWords();
  const { t } = words;
  const { data, error, refetch } = useQuery(reviewerQuery);
  const [asking, setAsking] = useState<'open' | 'close'>();
  const [admitted, setAdmitted] = useState<{ code: string; phone: string }>();
  if (!data)
    return (
      <PanelCard title={t('reviewers.title')}>
        {error ? <FailedToLoad error={error} retry={() => void refetch()} /> : <RowsSkeleton rows={2} />}
      </PanelCard>
    );
  const { access, uses } = data;
  const last = uses[0];
  const facts: Fact[] = access
    ? [
        { label: t('reviewers.member'), value: `${access.agentCode} · ${access.phone}` },
        { label: t('reviewers.until'), value: formatMoment(access.expiresAt, words) },
        { label: t('reviewers.by'), value: access.openedBy },
        { label: t('reviewers.tries'), value: access.triesLeft },
      ]
    : [];
  return (
    <PanelCard
      title={t('reviewers.title')}
      aside={
        <Button
          size="small"
          color={access ? 'error' : 'primary'}
          onClick={() => setAsking(access ? 'close' : 'open')}
        >
          {t(access ? 'reviewers.close' : 'reviewers.open')}
        </Button>
      }
    >
      <Box sx={{ px: 2, py: 1.5 }}>
        <Typography variant="body2" color="textSecondary" sx={{ maxWidth: '44rem' }}>
          {t('reviewers.text')}
        </Typography>
        {!access && <Typography sx={{ mt: 1, fontWeight: 650 }}>{t('reviewers.closed')}</Typography>}
      </Box>
      <Facts
        facts={[
          ...facts,
          {
            label: t('reviewers.uses'),
            value: last
              ? [formatMoment(last.at, words), last.device, last.address].filter(Boolean).join(' · ')
              : access && t('reviewers.unused'),
          },
        ]}
      />
      {asking === 'open' && (
        <AdmitDialog
          onAdmitted={(made) => {
            setAsking(undefined);
            setAdmitted(made);
          }}
          onClose={() => setAsking(undefined)}
        />
      )}
      {asking === 'close' && <DismissDialog onClose={() => setAsking(undefined)} />}
      {admitted && <CodeDialog {...admitted} onClose={() => setAdmitted(undefined)} />}
    </PanelCard>
  );
}
