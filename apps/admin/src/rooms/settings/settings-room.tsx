import { ApiError } from '@hexaflate/contract/client';
import type { Setting } from '@hexaflate/contract/settings';
import Box from '@mui/material/Box';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import SettingsIcon from '~icons/material-symbols/settings-outline-rounded';
import { call, isProposed } from '../../api/call.ts';
import { explain } from '../../api/explain.ts';
import { settingsQuery } from '../../api/queries.ts';
import { useSentence } from '../../format/use-sentence.ts';
import { useAnnounce } from '../../parts/announce.tsx';
import { ChoiceRow } from '../../parts/choice-row.tsx';
import { EmptyState } from '../../parts/empty-state.tsx';
import { FailedToLoad } from '../../parts/failed-to-load.tsx';
import { PanelCard } from '../../parts/panel-card.tsx';
import { RowsSkeleton } from '../../parts/rows-skeleton.tsx';
import { SearchField } from '../../parts/search-field.tsx';
import { surface } from '../../parts/surface.ts';
import { useSearchChange } from '../../parts/use-search-change.ts';
import { useMay } from '../../session/use-permissions.ts';
import { changesOf, type Drafts, edited, withoutKeys } from './drafts.ts';
import { findSettings } from './find-settings.ts';
import { HistoryDialog } from './history-dialog.tsx';
import { LeaveDialog } from './leave-dialog.tsx';
import { ReviewerCard } from './reviewers/reviewer-card.tsx';
import { SettingRow } from './setting-row.tsx';
import { UnsavedBar } from './unsaved-bar.tsx';

const NO_DRAFTS: Drafts = new Map();

/** Every limit that the operator may move. */
export function SettingsRoom() {
  const { t } = useTranslation();
  const say = useSentence();
  const client = useQueryClient();
  const announce = useAnnounce();
  const admits = useMay()('reviewers.admit');
  const [search] = useSearchParams();
  const changeSearch = useSearchChange();
  const { data: groups, error, refetch } = useQuery(settingsQuery);
  const [drafts, setDrafts] = useState(NO_DRAFTS);
  const [past, setPast] = useState<Setting>();

  const chosen = search.get('group') ?? '';
  const words = search.get('q') ?? '';
  const shown = findSettings(groups ?? [], { group: chosen, words });
  const changes = changesOf(groups?.flatMap(({ settings }) => settings) ?? [], drafts);
  const save = useMutation({
    mutationFn: () => call('PUT /admin/settings', { body: { changes: changes ?? [] } }),
    onSuccess: (saved) => {
      client.setQueryData(settingsQuery.queryKey, saved.groups);
      announce(t('settings.saved', { count: drafts.size }));
      setDrafts(NO_DRAFTS);
    },
    onError: (error) => {
      void refetch();
      if (isProposed(error)) {
        announce(explain(error, t));
        setDrafts(NO_DRAFTS);
        return;
      }
      if (!(error instanceof ApiError) || error.code !== 'setting.conflict') return;
      // What somebody else has changed meanwhile is shown as it is now.
      announce(explain(error, t));
      setDrafts((now) => withoutKeys(now, error.details.keys));
    },
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
                onEdit={(one, entry) => {
                  save.reset();
                  setDrafts((now) => edited(now, one, entry));
                }}
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
      {drafts.size > 0 && (
        <UnsavedBar
          count={drafts.size}
          problem={save.error ? explain(save.error, t) : undefined}
          saving={save.isPending}
          ready={changes !== undefined}
          onSave={() => save.mutate()}
          onDiscard={() => {
            save.reset();
            setDrafts(NO_DRAFTS);
          }}
        />
      )}
      <HistoryDialog setting={past} onClose={() => setPast(undefined)} />
      <LeaveDialog unsaved={drafts.size > 0} />
    </Box>
  );
}
