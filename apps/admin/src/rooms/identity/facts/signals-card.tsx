import type { IdentityCase } from '@hexaflate/contract/identity';
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import CheckIcon from '~icons/material-symbols/check-circle-outline-rounded';
import ErrorIcon from '~icons/material-symbols/error-outline-rounded';
import HelpIcon from '~icons/material-symbols/help-outline-rounded';
import { PanelCard } from '../../../parts/panel-card.tsx';
import { casePath } from '../case-path.ts';
import { signalsOf } from './signals-of.ts';

const looks = {
  good: { Icon: CheckIcon, tone: 'success' },
  bad: { Icon: ErrorIcon, tone: 'failed' },
  unsure: { Icon: HelpIcon, tone: 'unknown' },
} as const;

/** What the machine makes of the photos, each as a sentence, and who else uses the number. */
export function SignalsCard({ of }: { of: IdentityCase }) {
  const { t } = useTranslation();
  return (
    <PanelCard title={t('identity.signals')}>
      <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 2, pb: 1, display: 'grid', gap: 1 }}>
        {signalsOf(of, t).map(({ look, sentence }) => {
          const { Icon, tone } = looks[look];
          return (
            <Box component="li" key={sentence} sx={{ display: 'flex', gap: 1, fontSize: '0.8125rem' }}>
              <Box
                component="span"
                sx={{ color: (theme) => theme.scheme[tone].main, fontSize: '1rem', lineHeight: 1.3 }}
              >
                <Icon aria-hidden />
              </Box>
              {sentence}
            </Box>
          );
        })}
      </Box>
      {of.duplicates.length > 0 && (
        <Box sx={{ px: 2, pb: 1, fontSize: '0.8125rem' }}>
          <Box sx={{ color: 'text.secondary' }}>{t('identity.duplicateTitle')}</Box>
          {of.duplicates.map(({ agentCode, agentName, status }) => (
            <Box key={agentCode}>
              <Link to={casePath(agentCode)}>{agentName ?? t('identity.unknownAgent')}</Link>
              {` (${agentCode}), ${t(`identity.status.${status}`).toLowerCase()}`}
            </Box>
          ))}
        </Box>
      )}
      <Typography variant="body2" color="textSecondary" sx={{ px: 2, pb: 2 }}>
        {t('identity.signalsHint')}
      </Typography>
    </PanelCard>
  );
}
