import type { IdentityCase } from '@hexaflate/contract/identity';
import Box from '@mui/material/Box';
import CheckIcon from '~icons/material-symbols/check-circle-outline-rounded';
import ErrorIcon from '~icons/material-symbols/error-outline-rounded';
import { formatDay } from '../../../format/time.ts';
import { useWords } from '../../../format/use-words.ts';
import { Facts } from '../../../parts/facts.tsx';
import { WordMark } from '../../../parts/word-mark.tsx';

/** What a NIK says by itself, and what is odd about it. */
export function NikFacts({ nik }: { nik: NonNullable<IdentityCase['nik']> }) {
  const words = useWords();
  const { t } = words;
  return (
    <Box sx={{ borderTop: 1, borderColor: 'divider' }}>
      <Facts
        facts={[
          {
            label: t('identity.nikCheck'),
            value:
              nik.flaws.length === 0 ? (
                <WordMark icon={<CheckIcon aria-hidden />} tone="success">
                  {t('identity.nikGood')}
                </WordMark>
              ) : (
                nik.flaws.map((flaw) => (
                  <Box key={flaw}>
                    <WordMark icon={<ErrorIcon aria-hidden />} tone="failed">
                      {t(`identity.flaw.${flaw}`)}
                    </WordMark>
                  </Box>
                ))
              ),
          },
          { label: t('identity.province'), value: nik.province },
          { label: t('identity.sex.label'), value: nik.sex && t(`identity.sex.${nik.sex}`) },
          { label: t('identity.bornByNik'), value: nik.birthDate && formatDay(nik.birthDate, words) },
        ]}
      />
    </Box>
  );
}
