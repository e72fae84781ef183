import type { AuditEntry } from '@hexaflate/contract/audit';
import Box from '@mui/material/Box';
import { formatExactClock, formatMoment } from '../../format/time.ts';
import { useWords } from '../../format/use-words.ts';
import { RowLink } from '../../parts/row-link.tsx';
import { actorWords, changeLines, pageOf, partyWords, verbWords } from './entry-words.ts';

/** One deed: when, what, to what, by whom, from where, and what it changed. */
export function AuditRow({ entry }: { entry: AuditEntry }) {
  const words = useWords();
  const { t } = words;
  const page = pageOf(entry.subject);
  const subject = partyWords(entry.subject, t);
  return (
    <Box
      component="li"
      sx={{
        display: 'grid',
        gridTemplateColumns: { xs: 'minmax(0, 1fr)', md: '9.5rem minmax(0, 1fr) minmax(0, 1.2fr)' },
        columnGap: 2,
        rowGap: 0.5,
        px: 2,
        py: 1.25,
        fontSize: '0.8125rem',
        overflowWrap: 'anywhere',
        '& + &': { borderTop: 1, borderColor: 'divider' },
      }}
    >
      <Box sx={{ color: 'text.secondary' }} title={formatExactClock(entry.at, words)}>
        <Box component="time" dateTime={entry.at}>
          {formatMoment(entry.at, words)}
        </Box>
        <Box component="span" sx={{ display: { md: 'block' }, ml: { xs: 1, md: 0 } }}>
          {t('audit.entry', { seq: entry.seq })}
        </Box>
      </Box>
      <Box sx={{ minWidth: 0 }}>
        <Box sx={{ fontWeight: 700 }}>{verbWords(entry.verb, t)}</Box>
        {entry.subject !== entry.actor && (
          <Box>{page ? <RowLink to={page}>{subject}</RowLink> : subject}</Box>
        )}
        <Box sx={{ color: 'text.secondary' }}>
          {[
            t('audit.by', { name: actorWords(entry.actor, t) }),
            entry.address && t('audit.fromAddress', { address: entry.address }),
          ]
            .filter(Boolean)
            .join(' ')}
        </Box>
      </Box>
      <Box sx={{ minWidth: 0, color: 'text.secondary' }}>
        {changeLines(entry, t).map((line) => (
          <Box key={line}>{line}</Box>
        ))}
        {entry.reason && (
          <Box sx={{ color: 'text.primary' }}>{t('audit.reason', { text: entry.reason })}</Box>
        )}
      </Box>
    </Box>
  );
}
