import type { AdminSession } from '@hexaflate/contract/admin';
import type { DeviceSafety } from '@hexaflate/contract/safety';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useQuery } from '@tanstack/react-query';
import type { TFunction } from 'i18next';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import NewIcon from '~icons/material-symbols/gpp-maybe-outline-rounded';
import SafeIcon from '~icons/material-symbols/verified-user-outline-rounded';
import { safetyQuery } from '../../api/queries.ts';
import { WordMark } from '../../parts/word-mark.tsx';
import { useMay } from '../../session/use-permissions.ts';
import { SafetyDialog } from './safety-dialog.tsx';

/** Whether a member's device is safe, by whose word, and the way to change that. */
export function DeviceSafetyLine({ code, device }: { code: string; device: AdminSession }) {
  const { t } = useTranslation();
  const may = useMay();
  const { data } = useQuery(safetyQuery(code));
  const [asking, setAsking] = useState<'mark' | 'void'>();
  const safety = data?.find(({ sessionId }) => sessionId === device.id);
  if (!safety) return null;
  const isSafe = safety.safeBecause !== null;
  const deed = isSafe ? 'void' : 'mark';
  return (
    <Box sx={{ flex: '1 1 100%', display: 'flex', flexWrap: 'wrap', alignItems: 'center', columnGap: 1 }}>
      <WordMark
        icon={isSafe ? <SafeIcon aria-hidden /> : <NewIcon aria-hidden />}
        tone={isSafe ? 'success' : 'waiting'}
      >
        {safetyWords(safety, t)}
      </WordMark>
      {may('agents.markSafe') && (
        <Button
          size="small"
          aria-label={t(`safety.${deed}Of`, { device: device.name })}
          onClick={() => setAsking(deed)}
        >
          {t(`safety.${deed}`)}
        </Button>
      )}
      {asking && (
        <SafetyDialog code={code} device={device} deed={asking} onClose={() => setAsking(undefined)} />
      )}
    </Box>
  );
}

function safetyWords({ safeBecause, voided, wordOf, reason }: DeviceSafety, t: TFunction): string {
  const words = { by: wordOf ?? '', reason: reason ?? '' };
  if (voided) return t('safety.voided', words);
  if (safeBecause === null) return t('safety.new');
  if (safeBecause === 'device' && wordOf === null) return t('safety.deviceUnnamed');
  return t(`safety.${safeBecause}`, words);
}
