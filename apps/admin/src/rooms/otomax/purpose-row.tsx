import type { Installation, PurposeFormat } from '@hexaflate/contract/installation';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { formatMoment } from '../../format/time.ts';
import { useWords } from '../../format/use-words.ts';
import type { Words } from '../../format/words.ts';
import { useMay } from '../../session/use-permissions.ts';
import { FormatPieces } from './format-pieces.tsx';
import { PurposeMark } from './purpose-mark.tsx';
import { proposalOf, useDecisions } from './use-decisions.ts';

interface PurposeRowProps {
  format: PurposeFormat;
  asFound: Installation['asFound'];
  open: () => void;
}

/** One thing that we say to Otomax: how, since whose word, and what must be done about it. */
export function PurposeRow({ format, asFound, open }: PurposeRowProps) {
  const words = useWords();
  const { t } = words;
  const { confirm } = useDecisions();
  const { state, chosen, stolenBy } = format;
  const name = t(`otomax.purpose.${format.purpose}`);
  const proposal = proposalOf(format);
  const mayConfirm = useMay()('otomax.agree') && proposal && (state === 'unconfirmed' || state === 'changed');
  return (
    <Box component="li" sx={row}>
      <Box sx={{ minWidth: 0 }}>
        <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', columnGap: 1.5 }}>
          <Box component="span" sx={{ fontWeight: 700, fontSize: '0.875rem' }}>
            {name}
          </Box>
          <PurposeMark state={state} />
        </Box>
        <Box sx={{ mt: 0.25, minWidth: 0 }}>
          {chosen && <FormatPieces pieces={chosen.pieces} text={chosen.template} />}
        </Box>
        {state === 'changed' && <WhatChanged format={format} words={words} />}
        {stolenBy && (
          <Box sx={{ color: (theme) => theme.scheme.failed.main }}>
            {t('otomax.stolenBy', { name: stolenBy })}
          </Box>
        )}
        <Box sx={{ color: 'text.secondary' }}>{sourceWords(format, asFound, words)}</Box>
      </Box>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center' }}>
        {mayConfirm && (
          <Button
            size="small"
            variant="outlined"
            aria-label={t('otomax.confirmOf', { purpose: name })}
            loading={confirm.isPending}
            onClick={() => confirm.mutate([proposal])}
          >
            {t('otomax.confirm')}
          </Button>
        )}
        <Button size="small" data-row aria-label={t('otomax.openOf', { purpose: name })} onClick={open}>
          {t('otomax.open')}
        </Button>
      </Box>
    </Box>
  );
}

/** The text that was agreed to, beside the one that stands there now. */
function WhatChanged({
  format: { decision, chosen },
  words: { t },
}: {
  format: PurposeFormat;
  words: Words;
}) {
  if (!decision) return null;
  return (
    <Box sx={{ my: 0.5, overflowWrap: 'anywhere' }}>
      <Box component="span" sx={{ color: 'text.secondary' }}>{`${t('otomax.was')}: `}</Box>
      <code>{decision.template}</code>
      {!chosen && ` · ${t('otomax.now')}: ${t('otomax.gone')}`}
    </Box>
  );
}

function sourceWords({ chosen, decision, state }: PurposeFormat, asFound: boolean, words: Words): string {
  const { t } = words;
  const isOwn = chosen !== null && chosen.template !== chosen.found;
  const from = chosen && (isOwn ? t('otomax.ownText') : t('otomax.from', { name: chosen.name }));
  const whose =
    decision && state !== 'changed'
      ? t('otomax.confirmedBy', { operator: decision.operator, at: formatMoment(decision.at, words) })
      : t(asFound ? 'otomax.asFound' : 'otomax.notYet');
  return [from, whose].filter(Boolean).join(' · ');
}

const row = {
  display: 'grid',
  gap: { xs: 1, sm: 2 },
  gridTemplateColumns: { xs: 'minmax(0, 1fr)', sm: 'minmax(0, 1fr) auto' },
  alignItems: 'center',
  px: 2,
  py: 1.25,
  fontSize: '0.8125rem',
  '& + &': { borderTop: 1, borderColor: 'divider' },
} as const;
