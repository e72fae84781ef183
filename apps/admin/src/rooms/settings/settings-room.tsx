import type { Setting } from '@hexaflate/contract/settings';
import Box from '@mui/material/Box';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import SettingsIcon from '~icons/material-symbols/settings-outline-rounded';
import { settingsQuery } from '../../api/queries.ts';
import { useSentence } from '../../format/use-sentence.ts';
import { ChoiceRow } from '../../parts/choice-row.tsx';
import { EmptyState } from '../../parts/empty-state.tsx';
import { FailedToLoad } from '../../parts/failed-to-load.tsx';
import { PanelCard } from '../../parts/panel-card.tsx';
import { RowsSkeleton } from '../../parts/rows-skeleton.tsx';
import { SearchField } from '../../parts/search-field.tsx';
import { surface } from '../../parts/surface.ts';
import { useSearchChange } from '../../parts/use-search-change.ts';
import { useMay } from '../../session/use-permissions.ts';
import { findSettings } from './find-settings.ts';
import { HistoryDialog } from './history-dialog.tsx';
import { LeaveDialog } from './leave-dialog.tsx';
import { ReviewerCard } from './reviewers/reviewer-card.tsx';
import { SettingRow } from './setting-row.tsx';
import { UnsavedBar } from './unsaved-bar.tsx';
import { useSettingDrafts } from './use-setting-drafts.ts';

/** Every limit that the operator may move. */
export function SettingsRoom() {
  const { t } = useTranslation();
  const say = useSentence();
  const client = useQueryClient();
  const admits = useMay()('reviewers.admit');
  const [search] = useSearchParams();
  const changeSearch = useSearchChange();
  const { data: groups, error, refetch } = useQuery(settingsQuery);
  const [past, setPast] = useState<Setting>();

  const chosen = search.get('group') ?? '';
  const words = search.get('q') ?? '';
  const shown = findSettings(groups ?? [], { group: chosen, words });
  const { drafts, edit, bar } = useSettingDrafts({
    settings: groups?.flatMap(({ settings }) => settings) ?? [],
    onSaved: (saved) => client.setQueryData(settingsQuery.queryKey, saved.groups),
    refetch,
  });
  const set = (name: string, value: string) =>
    changeSearch((now) => {
      if (value) now.set(name, value);
      else now.delete(name);
      return now;
    });

  return (
    <Box sx={{ display: 'grid', gap: 1.5 }}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 1, rowGap: 1.5, alignItems: 'center' }}>
        <SearchField label={t('settings.search')} value={words} onChange={(q) => set('q', q)} />
        <ChoiceRow
          label={t('settings.groups')}
          value={chosen}
          onChange={(group) => set('group', group)}
          choices={[
            { value: '', label: t('settings.all') },
            ...(groups ?? []).map(({ id, title }) => ({ value: id, label: say(title) })),
          ]}
        />
      </Box>
      {shown.map(({ id, title, settings }) => (
        <PanelCard key={id} title={say(title)}>
          <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
            {settings.map((setting) => (
              <SettingRow
                key={setting.key}
                setting={setting}
                draft={drafts.get(setting.key)}
                onEdit={edit}
                onHistory={setPast}
              />
            ))}
          </Box>
        </PanelCard>
      ))}
      {admits && words === '' && (chosen === '' || chosen === 'signInWays') && <ReviewerCard />}
      {shown.length === 0 && (
        <Box sx={surface}>
          {groups ? (
            <EmptyState
              icon={<SettingsIcon />}
              title={t('settings.noMatch')}
              text={t('settings.noMatchText')}
            />
          ) : error ? (
            <FailedToLoad error={error} retry={() => void refetch()} />
          ) : (
            <RowsSkeleton rows={10} />
          )}
        </Box>
      )}
      {drafts.size > 0 && <UnsavedBar {...bar} />}
      <HistoryDialog setting={past} onClose={() => setPast(undefined)} />
      <LeaveDialog unsaved={drafts.size > 0} />
    </Box>
  );
}
