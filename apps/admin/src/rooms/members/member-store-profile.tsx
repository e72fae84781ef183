import type { Profile } from '@hexaflate/contract/profile';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { storeProfileQuery } from '../../api/queries.ts';
import { formatMoment } from '../../format/time.ts';
import { useWords } from '../../format/use-words.ts';
import { usePolling } from '../../live/live.tsx';
import { type Fact, Facts } from '../../parts/facts.tsx';
import { FailedToLoad } from '../../parts/failed-to-load.tsx';
import { PanelCard } from '../../parts/panel-card.tsx';
import { RowsSkeleton } from '../../parts/rows-skeleton.tsx';
import { useMay } from '../../session/use-permissions.ts';
import { CorrectProfileDialog } from './correct-profile-dialog.tsx';
import { MemberPhoto } from './member-photo.tsx';

const CALM_MS = 30_000;

/** What a member says of his shop, with Otomax's words beside it where they differ. */
export function MemberStoreProfile({ code, name }: { code: string; name: string }) {
  const words = useWords();
  const { t } = words;
  const may = useMay();
  const [correcting, setCorrecting] = useState(false);
  const { data, error, refetch } = useQuery({
    ...storeProfileQuery(code),
    refetchInterval: usePolling(CALM_MS),
  });
  return (
    <PanelCard
      title={t('storeProfile.title')}
      aside={
        data &&
        may('agents.changeProfile') && (
          <Button size="small" variant="outlined" onClick={() => setCorrecting(true)}>
            {t('storeProfile.correct')}
          </Button>
        )
      }
    >
      {data ? (
        <>
          <MemberPhoto code={code} name={name} photo={data.photo} />
          {data.version === 0 ? (
            <Typography color="textSecondary" sx={{ px: 2, py: 1.5 }}>
              {t('storeProfile.empty')}
            </Typography>
          ) : (
            <Facts facts={factsOf(data)} />
          )}
          {data.changedAt && (
            <Typography variant="body2" color="textSecondary" sx={{ px: 2, py: 1.25 }}>
              {t(
                data.changedBy === 'agent' ? 'storeProfile.changedByAgent' : 'storeProfile.changedByOperator',
                {
                  at: formatMoment(data.changedAt, words),
                },
              )}
            </Typography>
          )}
        </>
      ) : error ? (
        <FailedToLoad error={error} retry={() => void refetch()} />
      ) : (
        <RowsSkeleton rows={4} />
      )}
      {data && correcting && (
        <CorrectProfileDialog code={code} name={name} profile={data} onClose={() => setCorrecting(false)} />
      )}
    </PanelCard>
  );

  function factsOf(profile: Profile): Fact[] {
    const { otomax, differs } = profile;
    const address = [profile.street, profile.city, profile.province, profile.postcode];
    const beside = (field: Profile['differs'][number], ours: string, theirs: string | null) =>
      differs.includes(field) ? <Differing ours={ours} theirs={theirs} /> : ours;
    return [
      { label: t('storeProfile.storeName'), value: beside('storeName', profile.storeName, otomax.name) },
      { label: t('storeProfile.ownerName'), value: beside('ownerName', profile.ownerName, otomax.ownerName) },
      { label: t('storeProfile.phone'), value: profile.phone },
      {
        label: t('storeProfile.address'),
        value: beside('address', address.filter(Boolean).join(', '), otomax.address),
      },
      {
        label: t('storeProfile.email'),
        value: profile.email && t('storeProfile.emailUnverified', { email: profile.email }),
      },
    ];
  }
}

/** Two truths are never shown as one. */
function Differing({ ours, theirs }: { ours: string; theirs: string | null }) {
  const { t } = useWords();
  return (
    <>
      {ours}
      <Box
        component="span"
        sx={{ display: 'block', fontWeight: 500, color: (theme) => theme.scheme.waiting.main }}
      >
        {`${t('storeProfile.differs')}. ${t('storeProfile.inOtomax', { text: theirs || t('storeProfile.blank') })}`}
      </Box>
    </>
  );
}
