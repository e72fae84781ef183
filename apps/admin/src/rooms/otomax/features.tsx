import type { Installation } from '@hexaflate/contract/installation';
import Box from '@mui/material/Box';
import { useTranslation } from 'react-i18next';
import OnIcon from '~icons/material-symbols/check-circle-outline-rounded';
import OffIcon from '~icons/material-symbols/do-not-disturb-on-outline-rounded';
import { PanelCard } from '../../parts/panel-card.tsx';
import { WordMark } from '../../parts/word-mark.tsx';
import { featureKey, todoKey } from './feature-words.ts';

/** What this installation offers; what is off says why, and what to do about it. */
export function Features({ features }: { features: Installation['features'] }) {
  const { t, i18n } = useTranslation();
  const language = i18n.resolvedLanguage === 'en' ? 'en' : 'id';
  return (
    <PanelCard title={t('otomax.features')}>
      <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {inUrgency(features).map(({ feature, missing }, index, all) => {
          const name = featureKey(feature);
          // The same advice once is enough.
          const isFirst = all.findIndex((other) => other.missing?.code === missing?.code) === index;
          const todo = missing && isFirst && todoKey(missing.code);
          return (
            <Box
              component="li"
              key={feature}
              sx={{
                px: 2,
                py: 1,
                fontSize: '0.8125rem',
                '& + &': { borderTop: 1, borderColor: 'divider' },
              }}
            >
              <Box sx={{ display: 'flex', justifyContent: 'space-between', alignItems: 'center', gap: 2 }}>
                <Box component="span" sx={{ fontWeight: 650 }}>
                  {name ? t(name) : feature}
                </Box>
                {missing ? (
                  <WordMark icon={<OffIcon aria-hidden />} tone="waiting">
                    {t('otomax.off')}
                  </WordMark>
                ) : (
                  <WordMark icon={<OnIcon aria-hidden />} tone="success">
                    {t('otomax.on')}
                  </WordMark>
                )}
              </Box>
              {missing && (
                <Box sx={{ mt: 0.25, color: 'text.secondary', overflowWrap: 'anywhere' }}>
                  {`${missing.reason[language]}.`}
                  {todo && ` ${t(todo)}`}
                </Box>
              )}
            </Box>
          );
        })}
      </Box>
    </PanelCard>
  );
}

/** What is off first: it is what one comes for. */
function inUrgency(features: Installation['features']): Installation['features'] {
  return features.toSorted((a, b) => Number(a.missing === null) - Number(b.missing === null));
}
