import type { FormatPurpose, Installation } from '@hexaflate/contract/installation';
import Button from '@mui/material/Button';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { trialQuery } from '../../api/queries.ts';
import { ChoiceRow } from '../../parts/choice-row.tsx';
import { useMay } from '../../session/use-permissions.ts';
import { useSettled } from '../../shell/use-settled.ts';
import type { OpenFormat } from './format-dialog.tsx';
import { SampleFields } from './sample-fields.tsx';
import { TrialResult } from './trial-result.tsx';
import { useDecisions } from './use-decisions.ts';

interface FormatFormProps {
  shown: OpenFormat;
  installation: Installation;
  onClose: () => void;
}

/** The text, values to try it with, what comes of it, and the operator's word. */
export function FormatForm({ shown, installation, onClose }: FormatFormProps) {
  const { t } = useTranslation();
  const { confirm, withdraw } = useDecisions();
  const agrees = useMay()('otomax.agree');
  const start = startOf(shown);
  const [name, setName] = useState(start.name);
  const [template, setTemplate] = useState(start.template);
  const [values, setValues] = useState<Record<string, string>>({});
  const purpose = 'purpose' in shown ? shown.purpose : undefined;
  const asked = useMemo(
    () => ({ name, template, purpose: purpose?.purpose ?? null, values }),
    [name, template, purpose?.purpose, values],
  );
  const settled = useSettled(asked);
  const { data: trial, isPlaceholderData } = useQuery({
    ...trialQuery(settled),
    placeholderData: keepPreviousData,
    enabled: template !== '',
  });
  // As they stood when the dialog opened: one agrees to what one was shown.
  const [texts] = useState(() => new Map(installation.found.map((each) => [each.name, each.template])));
  const done = { onSuccess: onClose };
  const isCurrent = settled === asked && !isPlaceholderData && template !== '';
  const mayConfirm =
    isCurrent && trial?.usable === true && trial.message !== null && trial.verdict !== 'other';

  return (
    <>
      <DialogContent sx={{ display: 'grid', gap: 1.75, gridTemplateColumns: 'minmax(0, 1fr)' }}>
        {purpose && purpose.candidates.length > 0 && (
          <ChoiceRow
            label={t('otomax.choose')}
            value={template === texts.get(name) ? name : ''}
            choices={purpose.candidates.map((candidate) => ({ value: candidate, label: candidate }))}
            onChange={(chosen) => {
              setName(chosen);
              setTemplate(texts.get(chosen) ?? '');
            }}
          />
        )}
        <TextField
          label={t('otomax.template')}
          helperText={t('otomax.templateHint')}
          value={template}
          onChange={(event) => setTemplate(event.target.value)}
          multiline
          size="small"
          sx={{ mt: 0.5, '& textarea': { fontFamily: 'ui-monospace, Consolas, monospace' } }}
          slotProps={{ htmlInput: { maxLength: 255, spellCheck: false, autoCapitalize: 'off' } }}
        />
        <SampleFields
          pieces={trial?.pieces ?? []}
          samples={trial?.values ?? {}}
          values={values}
          change={(field, value) => setValues((before) => ({ ...before, [field]: value }))}
        />
        {trial && template !== '' && <TrialResult trial={trial} />}
        <Typography variant="caption" color="textSecondary">
          {`${t('otomax.pinNote')} ${t('otomax.notSent')}`}
        </Typography>
      </DialogContent>
      <DialogActions sx={{ p: 2, pt: 1, flexWrap: 'wrap', gap: 1 }}>
        {agrees && purpose?.decision && (
          <Button
            color="error"
            loading={withdraw.isPending}
            onClick={() => withdraw.mutate(purpose.purpose, done)}
            sx={{ mr: 'auto' }}
          >
            {t('otomax.withdraw')}
          </Button>
        )}
        <Button onClick={onClose}>{t(purpose ? 'action.cancel' : 'action.close')}</Button>
        {agrees && purpose && (
          <Button
            variant="contained"
            disabled={!mayConfirm}
            loading={confirm.isPending}
            onClick={() =>
              confirm.mutate(
                [{ purpose: purpose.purpose, name, found: texts.get(name) ?? null, template }],
                done,
              )
            }
          >
            {t('otomax.confirm')}
          </Button>
        )}
      </DialogActions>
    </>
  );
}

/** A purpose that Otomax has no format for gets a name that no row of Otomax has. */
function startOf(shown: OpenFormat): { name: string; template: string } {
  if ('format' in shown) return { name: shown.format.name, template: shown.format.template };
  const { purpose, chosen } = shown.purpose;
  return { name: chosen?.name ?? ownName(purpose), template: chosen?.template ?? '' };
}

function ownName(purpose: FormatPurpose): string {
  return `hexaflate ${purpose}`;
}
