import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { dashboardQuery } from '../api/queries.ts';
import { useMay } from '../session/use-permissions.ts';
import { CountMark } from './count-mark.tsx';
import { useWaitingProposals } from './use-waiting-proposals.ts';

/** How many orders wait for an outcome; nothing when none does. */
export function WaitingCount() {
  const { t } = useTranslation();
  const may = useMay();
  const { data } = useQuery({
    ...dashboardQuery,
    enabled: may('dashboard.view'),
    select: ({ unknown }) => unknown.count,
  });
  return data ? <CountMark count={data} label={t('shell.waiting', { count: data })} /> : null;
}

/** How many proposals wait for my word; nothing when none does. */
export function ProposalCount() {
  const { t } = useTranslation();
  const count = useWaitingProposals();
  return count > 0 ? <CountMark count={count} label={t('approvals.waiting', { count })} /> : null;
}
