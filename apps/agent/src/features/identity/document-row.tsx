import type { IdentityDocument } from '@hexaflate/contract/identity';
import { repairReasons } from '@hexaflate/contract/repair-reasons';
import { styled } from '@mui/material/styles';
import Badge from '~icons/material-symbols/badge-outline-rounded';
import Face from '~icons/material-symbols/face-outline';
import { dayAndTime } from '../../format/dates.ts';
import { InfoRow } from '../../ui/rows.tsx';
import { useLocale, useWords } from '../../words/words.ts';
import { StatusMark } from './status-mark.tsx';
import { identityWords } from './words.ts';

/** One document: how it stands, and why it is to be taken again where it is. */
export function DocumentRow({ document }: { document: IdentityDocument }) {
  const say = useWords(identityWords);
  const locale = useLocale();
  const { kind, status, reasons, note, submittedAt, decidedAt } = document;
  return (
    <InfoRow
      icon={kind === 'ktp' ? Badge : Face}
      label={say(kind)}
      text={
        <>
          <StatusMark status={status} />
          {status === 'inReview' && submittedAt && (
            <Line>{say('sentAt', { time: dayAndTime(submittedAt, locale) })}</Line>
          )}
          {status === 'verified' && decidedAt && (
            <Line>{say('verifiedAt', { time: dayAndTime(decidedAt, locale) })}</Line>
          )}
          {status === 'repair' && (
            <>
              {reasons.map((reason) => (
                <Reason key={reason}>{repairReasons[reason].advice[locale]}</Reason>
              ))}
              {note && <Reason>{say('note', { note })}</Reason>}
            </>
          )}
        </>
      }
    />
  );
}

const Line = styled('span')({ display: 'block', marginTop: 2 });
const Reason = styled('span')(({ theme }) => ({
  display: 'block',
  marginTop: 4,
  fontSize: '0.875rem',
  color: theme.scheme.text,
}));
