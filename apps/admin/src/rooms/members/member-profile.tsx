import type { AdminAgent } from '@hexaflate/contract/admin';
import { formatRupiah } from '@hexaflate/contract/money';
import Link from '@mui/material/Link';
import { Link as RouterLink } from 'react-router';
import { formatCount } from '../../format/number.ts';
import { formatDay } from '../../format/time.ts';
import { useWords } from '../../format/use-words.ts';
import { Facts } from '../../parts/facts.tsx';
import { PanelCard } from '../../parts/panel-card.tsx';
import { memberPath } from './member-words.ts';

export function MemberProfile({ member }: { member: AdminAgent }) {
  const words = useWords();
  const { t } = words;
  return (
    <PanelCard title={t('member.profile')}>
      <Facts
        facts={[
          { label: t('member.owner'), value: member.ownerName },
          { label: t('member.address'), value: member.address },
          { label: t('member.phones'), value: member.phones.join(', ') },
          {
            label: t('member.upline'),
            value: member.uplineCode ? (
              <Link component={RouterLink} to={memberPath(member.uplineCode)}>
                {member.uplineCode}
              </Link>
            ) : (
              t('member.noUpline')
            ),
          },
          { label: t('member.level'), value: `${member.level.name} · ${member.level.code}` },
          { label: t('member.markup'), value: formatRupiah(member.markup) },
          { label: t('member.minimum'), value: formatRupiah(member.minimumBalance) },
          { label: t('member.commission'), value: formatRupiah(member.commission) },
          { label: t('member.points'), value: formatCount(member.points, words) },
          {
            label: t('member.registered'),
            value: member.registeredAt && formatDay(member.registeredAt, words),
          },
        ]}
      />
    </PanelCard>
  );
}
