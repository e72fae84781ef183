import type { Proposal } from '@hexaflate/contract/proposals';
import Box from '@mui/material/Box';
import { useTranslation } from 'react-i18next';
import { useChangeWords } from './use-change-words.ts';

/** Everything that a proposal would change: how it is now, and how it would be. */
export function ChangeList({ proposal }: { proposal: Proposal }) {
  const { t } = useTranslation();
  const tell = useChangeWords();
  if (proposal.changes.length === 0) return <Box>{t('approvals.noChange')}</Box>;
  return (
    <Box component="ul" aria-label={t('approvals.changes')} sx={{ listStyle: 'none', m: 0, p: 0 }}>
      {proposal.changes.map((change) => {
        const { about, lines } = tell(change);
        return (
          <Box
            key={change.subject}
            component="li"
            sx={{ py: 1, '& + &': { borderTop: 1, borderColor: 'divider' }, overflowWrap: 'anywhere' }}
          >
            <Box sx={{ fontWeight: 700 }}>{about}</Box>
            {lines.length === 0 && proposal.verb === 'operators.removeFactor' && (
              <Box>{t('approvals.factorGone')}</Box>
            )}
            {lines.length === 0 && proposal.verb === 'operators.invite' && (
              <Box>{t('approvals.newPassword')}</Box>
            )}
            {lines.map((one) => (
              <Box key={one.name} component="dl" sx={line}>
                {'fact' in one ? (
                  <>
                    <Box component="dt">{one.name}</Box>
                    <Box component="dd" sx={strong}>
                      {one.fact}
                    </Box>
                  </>
                ) : (
                  <>
                    <Box component="dt">{`${one.name} · ${t('approvals.before')}`}</Box>
                    <Box component="dd">{one.before}</Box>
                    <Box component="dt">{`${one.name} · ${t('approvals.after')}`}</Box>
                    <Box component="dd" sx={strong}>
                      {one.after}
                    </Box>
                  </>
                )}
              </Box>
            ))}
          </Box>
        );
      })}
    </Box>
  );
}

const strong = { '&&': { fontWeight: 700, color: 'text.primary' } } as const;
const line = {
  m: 0,
  mt: 0.5,
  display: 'grid',
  gridTemplateColumns: { xs: '1fr', sm: '10rem 1fr' },
  columnGap: 2,
  fontSize: '0.8125rem',
  color: 'text.secondary',
  '& dd': { m: 0, mb: { xs: 0.5, sm: 0 } },
} as const;
