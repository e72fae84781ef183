import { FraudRuleSchema } from '@hexaflate/contract/fraud';
import Box from '@mui/material/Box';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import DoneIcon from '~icons/material-symbols/task-alt-rounded';
import { fraudCasesQuery } from '../../api/queries.ts';
import { useListPolling } from '../../live/live.tsx';
import { ChoiceRow } from '../../parts/choice-row.tsx';
import { EndlessList } from '../../parts/endless-list.tsx';
import { SearchField } from '../../parts/search-field.tsx';
import { surface } from '../../parts/surface.ts';
import { useSearchChange } from '../../parts/use-search-change.ts';
import { CaseDialog } from './case-dialog.tsx';
import { CaseRow } from './case-row.tsx';
import { RulesEditor } from './rules-editor.tsx';

/** Milliseconds between looks while events arrive: what is only watched sends none. */
const CALM_MS = 15_000;

/** What the rules against fraud saw and hold, and the rules themselves. */
export function FraudRoom() {
  const { t } = useTranslation();
  const [search] = useSearchParams();
  const changeSearch = useSearchChange();
  const show = search.get('show') ?? 'waiting';
  const id = search.get('id');
  const set = (name: string, value: string | undefined) =>
    changeSearch((now) => {
      if (value) now.set(name, value);
      else now.delete(name);
      return now;
    });
  return (
    <Box sx={{ display: 'grid', gap: 1.5 }}>
      <Typography color="textSecondary" sx={{ maxWidth: '52rem' }}>
        {t('fraud.about')}
      </Typography>
      <ChoiceRow
        label={t('fraud.which')}
        value={show}
        onChange={(chosen) => set('show', chosen === 'waiting' ? undefined : chosen)}
        choices={[
          { value: 'waiting', label: t('fraud.waiting') },
          { value: 'all', label: t('fraud.all') },
          { value: 'rules', label: t('fraud.rules') },
        ]}
      />
      {show === 'rules' ? <RulesEditor /> : <Cases waiting={show === 'waiting'} set={set} />}
      {id && <CaseDialog key={id} id={id} onClose={() => set('id', undefined)} />}
    </Box>
  );
}

function Cases({ waiting, set }: { waiting: boolean; set: (name: string, value: string) => void }) {
  const { t } = useTranslation();
  const [search] = useSearchParams();
  const agent = search.get('agent') ?? '';
  const rule = FraudRuleSchema.safeParse(search.get('rule')).data;
  const query = useInfiniteQuery({
    ...fraudCasesQuery({
      ...(waiting ? { state: 'waiting' as const } : {}),
      ...(agent ? { agent } : {}),
      ...(rule ? { rule } : {}),
    }),
    placeholderData: keepPreviousData,
    refetchInterval: useListPolling(CALM_MS),
  });
  const addressOf = (one: string) => {
    const there = new URLSearchParams(search);
    there.set('id', one);
    return `?${there}`;
  };
  return (
    <>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 1, rowGap: 1.5, alignItems: 'center' }}>
        <SearchField label={t('fraud.agent')} value={agent} onChange={(code) => set('agent', code)} />
        <TextField
          select
          size="small"
          label={t('fraud.byRule')}
          value={rule ?? ''}
          onChange={(event) => set('rule', event.target.value)}
          slotProps={{ select: { displayEmpty: true }, inputLabel: { shrink: true } }}
          sx={{ minWidth: '13rem' }}
        >
          <MenuItem value="">{t('fraud.allRules')}</MenuItem>
          {FraudRuleSchema.options.map((one) => (
            <MenuItem key={one} value={one}>
              {t(`fraud.rule.${one}`)}
            </MenuItem>
          ))}
        </TextField>
      </Box>
      <Box sx={surface}>
        <EndlessList
          query={query}
          label={t('room.fraud')}
          keyOf={(one) => one.id}
          row={(one) => <CaseRow one={one} to={addressOf(one.id)} />}
          end={t('fraud.end')}
          empty={{
            icon: <DoneIcon />,
            title: t(waiting ? 'fraud.none' : 'fraud.noneAll'),
            text: t(waiting ? 'fraud.noneText' : 'fraud.noneAllText'),
          }}
        />
      </Box>
    </>
  );
}
