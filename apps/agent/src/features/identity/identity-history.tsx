import type { DocumentEvent } from '@hexaflate/contract/identity';
import { dayAndTime } from '../../format/dates.ts';
import { InfoRow, RowGroup } from '../../ui/rows.tsx';
import { useLocale, useWords } from '../../words/words.ts';
import { identityWords } from './words.ts';

/** What became of the documents, newest first. */
export function IdentityHistory({ events }: { events: readonly DocumentEvent[] }) {
  const say = useWords(identityWords);
  const locale = useLocale();
  return (
    <RowGroup title={say('history')}>
      {events.map(({ at, document, event }) => (
        <InfoRow
          key={`${at} ${document} ${event}`}
          label={say(`history.${event}`, { document: say(document) })}
          text={dayAndTime(at, locale)}
        />
      ))}
    </RowGroup>
  );
}
