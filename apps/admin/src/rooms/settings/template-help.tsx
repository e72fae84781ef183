import type { SettingForm } from '@hexaflate/contract/settings';
import Box from '@mui/material/Box';
import { useTranslation } from 'react-i18next';
import { useSentence } from '../../format/use-sentence.ts';

/** What may stand in for a place in the preview; others show their meaning. */
const SAMPLES: Readonly<Record<string, string>> = { code: '482193', minutes: '5' };

interface TemplateHelpProps {
  form: Extract<SettingForm, { type: 'template' }>;
  text: string;
}

/** Which places a text has, and how it reads once they are filled in. */
export function TemplateHelp({ form: { placeholders }, text }: TemplateHelpProps) {
  const { t } = useTranslation();
  const say = useSentence();
  if (placeholders.length === 0) return null;
  const meanings = new Map(placeholders.map(({ name, meaning }) => [name, say(meaning)]));
  const filled = text.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const meaning = meanings.get(name);
    return meaning === undefined ? whole : (SAMPLES[name] ?? `[${meaning}]`);
  });
  return (
    <>
      {t('settings.placeholders', {
        list: placeholders.map(({ name, meaning }) => `{${name}} (${say(meaning)})`).join(', '),
      })}
      <Box component="span" sx={{ display: 'block', mt: 0.5 }}>
        {t('settings.preview', { text: filled })}
      </Box>
    </>
  );
}
