import Box from '@mui/material/Box';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import AuditIcon from '~icons/material-symbols/manage-search-rounded';
import { type AuditFilter, auditQuery } from '../../api/queries.ts';
import { EndlessList } from '../../parts/endless-list.tsx';
import { surface } from '../../parts/surface.ts';
import { useSearchChange } from '../../parts/use-search-change.ts';
import { readAuditFilter } from './audit-filter.ts';
import { AuditFilters } from './audit-filters.tsx';
import { AuditRow } from './audit-row.tsx';
import { ChainCard } from './chain-card.tsx';

/** Everything that operators have done, newest first. */
export function AuditRoom() {
  const { t } = useTranslation();
  const [search] = useSearchParams();
  const changeSearch = useSearchChange();
  const filter = useMemo(() => readAuditFilter(search), [search]);
  const query = useInfiniteQuery({ ...auditQuery(filter), placeholderData: keepPreviousData });
  const change = (changes: AuditFilter) =>
    changeSearch((now) => {
      for (const [name, value] of Object.entries(changes))
        if (value) now.set(name, value);
        else now.delete(name);
      return now;
    });
  const filtered = Object.keys(filter).length > 0;

  return (
    <Box sx={{ display: 'grid', gap: 1.5 }}>
      <ChainCard />
      <AuditFilters filter={filter} onChange={change} />
      <Box sx={surface}>
        <EndlessList
          query={query}
          label={t('room.audit')}
          keyOf={({ seq }) => seq}
          row={(entry) => <AuditRow entry={entry} />}
          end={t('audit.end')}
          empty={{
            icon: <AuditIcon />,
            title: t(filtered ? 'audit.noMatch' : 'audit.empty'),
            text: t(filtered ? 'audit.noMatchText' : 'audit.emptyText'),
          }}
        />
      </Box>
    </Box>
  );
}
