import type { Installation } from '@hexaflate/contract/installation';
import { useTranslation } from 'react-i18next';
import { formatLatency } from '../../format/duration.ts';
import { formatCount } from '../../format/number.ts';
import { formatMoment } from '../../format/time.ts';
import { useWords } from '../../format/use-words.ts';
import type { Words } from '../../format/words.ts';
import { type Fact, Facts } from '../../parts/facts.tsx';
import { PanelCard } from '../../parts/panel-card.tsx';

/** What was found of the installation; what this panel has no word for shows under its own name. */
export function InstallationFacts({ installation }: { installation: Installation }) {
  const { t } = useTranslation();
  const words = useWords();
  return (
    <PanelCard title={t('otomax.facts')}>
      <Facts facts={readFacts(installation, words)} />
    </PanelCard>
  );
}

function readFacts({ driver, pinLength, feed, facts }: Installation, words: Words): Fact[] {
  const { t } = words;
  return [
    { label: t('otomax.driver'), value: t(`otomax.drivers.${driver}`) },
    { label: t('otomax.feed'), value: feedWords(feed, words) },
    { label: t('otomax.pin'), value: t('otomax.pinDigits', { n: formatCount(pinLength, words) }) },
    ...facts.map(({ key, value }) => ({
      label: isNamed(key) ? t(`otomax.fact.${names[key]}`) : key,
      value: valueWords(key, value, words),
    })),
  ];
}

function feedWords({ ok, lagMs, queued }: Installation['feed'], words: Words): string {
  const { t } = words;
  if (!ok) return t('otomax.feedStopped');
  if (queued === 0) return t('otomax.feedCalm');
  return t('otomax.feedQueued', { n: formatCount(queued, words), age: formatLatency(lagMs ?? 0, words) });
}

/** Names of facts, by the words for them. */
const names = {
  utcOffsetMinutes: 'utcOffsetMinutes',
  detectedAt: 'detectedAt',
  'lastChange.at': 'lastChangeAt',
  'lastChange.what': 'lastChangeWhat',
  'server.version': 'serverVersion',
  'server.edition': 'serverEdition',
  'server.collation': 'serverCollation',
  'server.compatibilityLevel': 'serverLevel',
  changes: 'changes',
  polledTables: 'polledTables',
  absentTables: 'absentTables',
  absentColumns: 'absentColumns',
  renamedColumns: 'renamedColumns',
  foreignTriggers: 'foreignTriggers',
  'center.label': 'centerLabel',
  'center.id': 'centerId',
  messageLength: 'messageLength',
  history: 'history',
  unknownCodes: 'unknownCodes',
  'rights.read': 'rightRead',
  'rights.send': 'rightSend',
  'rights.message': 'rightMessage',
  'rights.settleReplies': 'rightSettle',
} as const;

function isNamed(key: string): key is keyof typeof names {
  return Object.hasOwn(names, key);
}

function valueWords(key: string, value: string, words: Words): string {
  const { t } = words;
  if (key === 'utcOffsetMinutes') return offsetWords(Number(value), words);
  if (key === 'changes' && (value === 'triggers' || value === 'polling')) return t(`otomax.mode.${value}`);
  if (value === 'true') return t('otomax.yes');
  if (value === 'false') return t('otomax.no');
  return /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(value) ? formatMoment(value, words) : value;
}

/** Minutes ahead of UTC as hours: "UTC+7", "UTC+9.30". */
function offsetWords(minutes: number, { t }: Words): string {
  const ahead = Math.abs(minutes);
  const rest = ahead % 60;
  const hours = `${Math.floor(ahead / 60)}${rest === 0 ? '' : `.${String(rest).padStart(2, '0')}`}`;
  return t('otomax.offset', { sign: minutes < 0 ? '−' : '+', hours });
}
