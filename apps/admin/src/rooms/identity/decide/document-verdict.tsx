import type { DocumentKind } from '@hexaflate/contract/identity';
import { isReasonFor, repairReasonCodes, repairReasons } from '@hexaflate/contract/repair-reasons';
import Checkbox from '@mui/material/Checkbox';
import FormControl from '@mui/material/FormControl';
import FormControlLabel from '@mui/material/FormControlLabel';
import FormGroup from '@mui/material/FormGroup';
import FormLabel from '@mui/material/FormLabel';
import Radio from '@mui/material/Radio';
import RadioGroup from '@mui/material/RadioGroup';
import TextField from '@mui/material/TextField';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { useSentence } from '../../../format/use-sentence.ts';
import type { Draft, Verdict } from './verdicts.ts';

interface DocumentVerdictProps {
  document: DocumentKind;
  draft: Draft;
  choices: readonly Verdict[];
  /** The focus begins here. */
  first: boolean;
  onChange: (change: Partial<Draft>) => void;
}

/** The verdict on one document; where it is sent back, why, from the catalogue and in words. */
export function DocumentVerdict({ document, draft, choices, first, onChange }: DocumentVerdictProps) {
  const { t } = useTranslation();
  const sentence = useSentence();
  const legend = useId();
  const name = t(`identity.${document}`);
  return (
    <FormControl component="fieldset" variant="standard" fullWidth>
      <FormLabel id={legend} component="legend" sx={{ fontWeight: 700 }}>
        {t('identity.verdictOf', { document: name })}
      </FormLabel>
      <RadioGroup
        row
        aria-labelledby={legend}
        value={draft.verdict}
        onChange={(_, value) => {
          const verdict = choices.find((one) => one === value);
          if (verdict) onChange({ verdict });
        }}
      >
        {choices.map((verdict) => (
          <FormControlLabel
            key={verdict}
            value={verdict}
            control={<Radio size="small" autoFocus={first && verdict === draft.verdict} />}
            label={t(`identity.verdict.${verdict}`)}
          />
        ))}
      </RadioGroup>
      {draft.verdict === 'repair' && (
        <>
          <FormGroup
            role="group"
            aria-label={t('identity.reasonsOf', { document: name })}
            sx={{ display: 'grid', gridTemplateColumns: { sm: '1fr 1fr' }, mb: 1 }}
          >
            {repairReasonCodes
              .filter((reason) => isReasonFor(reason, document))
              .map((reason) => (
                <FormControlLabel
                  key={reason}
                  control={
                    <Checkbox
                      size="small"
                      checked={draft.reasons.includes(reason)}
                      onChange={(_, on) =>
                        onChange({
                          reasons: on
                            ? [...draft.reasons, reason]
                            : draft.reasons.filter((one) => one !== reason),
                        })
                      }
                    />
                  }
                  label={sentence(repairReasons[reason].label)}
                />
              ))}
          </FormGroup>
          <TextField
            label={t('identity.note')}
            helperText={t('identity.noteHint')}
            value={draft.note}
            onChange={({ target }) => onChange({ note: target.value })}
            size="small"
            fullWidth
            slotProps={{ htmlInput: { maxLength: 500 } }}
          />
        </>
      )}
    </FormControl>
  );
}
