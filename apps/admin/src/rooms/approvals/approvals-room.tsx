import Box from '@mui/material/Box';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import DoneIcon from '~icons/material-symbols/task-alt-rounded';
import { proposalsQuery } from '../../api/queries.ts';
import { useListPolling } from '../../live/live.tsx';
import { ChoiceRow } from '../../parts/choice-row.tsx';
import { EndlessList } from '../../parts/endless-list.tsx';
import { surface } from '../../parts/surface.ts';
import { useSearchChange } from '../../parts/use-search-change.ts';
import { ProposalDialog } from './proposal-dialog.tsx';
import { ProposalRow } from './proposal-row.tsx';

/** Milliseconds between looks while events arrive: what lapses sends none. */
const CALM_MS = 30_000;

/** What waits for a second operator's word, and what became of it. */
export function ApprovalsRoom() {
  const { t } = useTranslation();
  const [search] = useSearchParams();
  const changeSearch = useSearchChange();
  const state = search.get('state') === 'decided' ? 'decided' : 'open';
  const id = search.get('id');
  const query = useInfiniteQuery({
    ...proposalsQuery(state),
    placeholderData: keepPreviousData,
    refetchInterval: useListPolling(CALM_MS),
  });
  const set = (name: string, value: string | undefined) =>
    changeSearch((now) => {
      if (value) now.set(name, value);
      else now.delete(name);
      return now;
    });
  const addressOf = (one: string) => {
    const there = new URLSearchParams(search);
    there.set('id', one);
    return `?${there}`;
  };

  return (
    <Box sx={{ display: 'grid', gap: 1.5 }}>
      <ChoiceRow
        label={t('approvals.which')}
        value={state}
        onChange={(chosen) => set('state', chosen === 'decided' ? 'decided' : undefined)}
        choices={[
          { value: 'open', label: t('approvals.open') },
          { value: 'decided', label: t('approvals.decided') },
        ]}
      />
      <Box sx={surface}>
        <EndlessList
          query={query}
          label={t('room.approvals')}
          keyOf={(proposal) => proposal.id}
          row={(proposal) => <ProposalRow proposal={proposal} to={addressOf(proposal.id)} />}
          end={t('approvals.end')}
          empty={{
            icon: <DoneIcon />,
            title: t(state === 'open' ? 'approvals.none' : 'approvals.noneDecided'),
            text: t(state === 'open' ? 'approvals.noneText' : 'approvals.noneDecidedText'),
          }}
        />
      </Box>
      {id && <ProposalDialog key={id} id={id} onClose={() => set('id', undefined)} />}
    </Box>
  );
}
