import type { Setting } from '@hexaflate/contract/settings';
import Box from '@mui/material/Box';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { fraudRulesQuery } from '../../api/queries.ts';
import { FailedToLoad } from '../../parts/failed-to-load.tsx';
import { PanelCard } from '../../parts/panel-card.tsx';
import { RowsSkeleton } from '../../parts/rows-skeleton.tsx';
import { HistoryDialog } from '../settings/history-dialog.tsx';
import { LeaveDialog } from '../settings/leave-dialog.tsx';
import { SettingRow } from '../settings/setting-row.tsx';
import { UnsavedBar } from '../settings/unsaved-bar.tsx';
import { useSettingDrafts } from '../settings/use-setting-drafts.ts';

/** Each rule: what it does, and its bounds. */
export function RulesEditor() {
  const { t } = useTranslation();
  const { data: rules, error, refetch } = useQuery(fraudRulesQuery);
  const [past, setPast] = useState<Setting>();
  const { drafts, edit, bar } = useSettingDrafts({
    settings: rules?.flatMap(({ settings }) => settings) ?? [],
    onSaved: () => void refetch(),
    refetch,
  });
  if (!rules)
    return error ? <FailedToLoad error={error} retry={() => void refetch()} /> : <RowsSkeleton rows={10} />;
  return (
    <>
      {rules.map(({ rule, settings }) => (
        <PanelCard key={rule} title={t(`fraud.rule.${rule}`)}>
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
      {drafts.size > 0 && <UnsavedBar {...bar} />}
      <HistoryDialog setting={past} onClose={() => setPast(undefined)} />
      <LeaveDialog unsaved={drafts.size > 0} />
    </>
  );
}
