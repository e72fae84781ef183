import type { AdminPin } from '@hexaflate/contract/pin';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import CheckIcon from '~icons/material-symbols/check-circle-outline-rounded';
import LockedIcon from '~icons/material-symbols/lock-clock-outline-rounded';
import DisabledIcon from '~icons/material-symbols/lock-outline';
import { memberPinQuery } from '../../api/queries.ts';
import { formatCount } from '../../format/number.ts';
import { formatMoment } from '../../format/time.ts';
import { useWords } from '../../format/use-words.ts';
import { usePolling } from '../../live/live.tsx';
import { Facts } from '../../parts/facts.tsx';
import { FailedToLoad } from '../../parts/failed-to-load.tsx';
import { PanelCard } from '../../parts/panel-card.tsx';
import { RowsSkeleton } from '../../parts/rows-skeleton.tsx';
import { WordMark } from '../../parts/word-mark.tsx';
import { useMay } from '../../session/use-permissions.ts';
import { PinDialog } from './pin-dialog.tsx';

const CALM_MS = 30_000;

/** How a member's PIN stands, never what it is; and the way to help him to a new one. */
export function MemberPin({ code }: { code: string }) {
  const { t } = useWords();
  const {
    data: pin,
    error,
    refetch,
  } = useQuery({ ...memberPinQuery(code), refetchInterval: usePolling(CALM_MS) });
  return (
    <PanelCard title={t('pin.title')}>
      {pin ? (
        <>
          <PinFacts pin={pin} />
          <PinHelp code={code} pin={pin} />
        </>
      ) : error ? (
        <FailedToLoad error={error} retry={() => void refetch()} />
      ) : (
        <RowsSkeleton rows={2} />
      )}
    </PanelCard>
  );
}

function PinFacts({ pin }: { pin: AdminPin }) {
  const words = useWords();
  const { t } = words;
  const started = pin.resetStarted;
  return (
    <Facts
      facts={[
        { label: t('pin.state'), value: <PinState pin={pin} /> },
        { label: t('pin.failures'), value: pin.failures > 0 && formatCount(pin.failures, words) },
        { label: t('pin.keys'), value: pin.approvalKeys > 0 && formatCount(pin.approvalKeys, words) },
        {
          label: t('pin.started'),
          value:
            started &&
            t('pin.startedBy', { operator: started.operator, until: formatMoment(started.until, words) }),
        },
      ]}
    />
  );
}

function PinState({ pin }: { pin: AdminPin }) {
  const words = useWords();
  const { t } = words;
  if (pin.state === 'disabled')
    return (
      <WordMark icon={<DisabledIcon aria-hidden />} tone="failed">
        {t('pin.disabled')}
      </WordMark>
    );
  if (pin.state === 'locked')
    return (
      <WordMark icon={<LockedIcon aria-hidden />} tone="waiting">
        {t('pin.locked', { at: pin.lockedUntil ? formatMoment(pin.lockedUntil, words) : '' })}
      </WordMark>
    );
  return (
    <WordMark icon={<CheckIcon aria-hidden />} tone="success">
      {t('pin.open')}
    </WordMark>
  );
}

function PinHelp({ code, pin }: { code: string; pin: AdminPin }) {
  const { t } = useWords();
  const may = useMay();
  const [asking, setAsking] = useState(false);
  const disabled = pin.state === 'disabled';
  const deed = pin.canChange ? 'start' : 'release';
  const canHelp = may('agents.startPinReset') && (pin.canChange || disabled);
  return (
    <Box sx={{ display: 'grid', gap: 1.25, px: 2, pt: 0.5, pb: 2, justifyItems: 'start' }}>
      {disabled && pin.canChange && (
        <Typography variant="body2" color="textSecondary">
          {t('pin.disabledText')}
        </Typography>
      )}
      {!pin.canChange && (
        <Typography variant="body2" color="textSecondary">
          {t('pin.noFormat')}
        </Typography>
      )}
      {canHelp && (
        <Button size="small" variant="outlined" onClick={() => setAsking(true)}>
          {t(`pin.${deed}`)}
        </Button>
      )}
      {asking && <PinDialog code={code} deed={deed} onClose={() => setAsking(false)} />}
    </Box>
  );
}
