import type { AdminAgent } from '@hexaflate/contract/admin';
import Box from '@mui/material/Box';
import { useTranslation } from 'react-i18next';
import BlockIcon from '~icons/material-symbols/block-rounded';
import CheckIcon from '~icons/material-symbols/check-circle-outline-rounded';
import PauseIcon from '~icons/material-symbols/pause-circle-outline-rounded';

const looks = {
  active: { Icon: CheckIcon, tone: 'success' },
  inactive: { Icon: PauseIcon, tone: 'waiting' },
  suspended: { Icon: BlockIcon, tone: 'failed' },
  deleted: { Icon: BlockIcon, tone: 'failed' },
} as const;

/** Whether a member may transact: an icon, a word and a colour. */
export function MemberStatus({ status }: Pick<AdminAgent, 'status'>) {
  const { t } = useTranslation();
  const { Icon, tone } = looks[status];
  return (
    <Box
      component="span"
      sx={{
        display: 'inline-flex',
        alignItems: 'center',
        gap: 0.75,
        fontWeight: 700,
        fontSize: '0.78rem',
        verticalAlign: 'middle',
        color: (theme) => theme.scheme[tone].main,
      }}
    >
      <Icon aria-hidden />
      {t(`member.status.${status}`)}
    </Box>
  );
}
