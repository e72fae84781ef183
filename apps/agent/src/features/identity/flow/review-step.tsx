import { styled } from '@mui/material/styles';
import { dayText } from '../../../format/dates.ts';
import { inGroups } from '../../../format/groups.ts';
import { useErrorText } from '../../../ui/notice.tsx';
import { PrimaryButton } from '../../../ui/primary-button.tsx';
import { InfoRow, LinkRow, RowGroup } from '../../../ui/rows.tsx';
import { useLocale, useWords } from '../../../words/words.ts';
import { usePictureUrl } from '../photo/use-picture-url.ts';
import { identityWords } from '../words.ts';
import type { TypedPerson } from './person-flaws.ts';
import { flowWords } from './words.ts';

interface ReviewStepProps {
  ktp: Blob | null;
  person: TypedPerson | null;
  selfie: Blob | null;
  movements: boolean;
  busy: boolean;
  error: unknown;
  onSend: () => void;
}

/** Everything that is about to be sent, with the way back to each of it. */
export function ReviewStep({ ktp, person, selfie, movements, busy, error, onSend }: ReviewStepProps) {
  const say = useWords(flowWords);
  const sayIdentity = useWords(identityWords);
  const locale = useLocale();
  const textOf = useErrorText();
  const ktpUrl = usePictureUrl(ktp);
  const selfieUrl = usePictureUrl(selfie);
  return (
    <>
      {ktp && (
        <RowGroup title={say('ktp')}>
          {ktpUrl && <Photo src={ktpUrl} alt={say('ktp')} />}
          <LinkRow to="/identity/verify?step=ktp" label={say('changeNamed', { document: say('ktp') })} />
        </RowGroup>
      )}
      {person && (
        <RowGroup title={sayIdentity('person')}>
          <InfoRow
            label={sayIdentity('nik')}
            value={<span className="figures">{inGroups(person.nik)}</span>}
          />
          <InfoRow label={sayIdentity('name')} value={person.name} />
          <InfoRow label={sayIdentity('birthDate')} value={dayText(person.birthDate, locale)} />
          <LinkRow
            to="/identity/verify?step=details"
            label={say('changeNamed', { document: sayIdentity('person').toLowerCase() })}
          />
        </RowGroup>
      )}
      {selfie && (
        <RowGroup title={say('selfie')}>
          {selfieUrl && <Photo src={selfieUrl} alt={say('selfie')} />}
          <LinkRow
            to="/identity/verify?step=selfie"
            label={say('changeNamed', { document: say('selfie').toLowerCase() })}
          />
        </RowGroup>
      )}
      <Quiet>
        {movements && `${say('movements')} `}
        {say('nothingKept')}
      </Quiet>
      {error ? <Problem role="alert">{textOf(error)}</Problem> : null}
      <PrimaryButton busy={busy} onClick={onSend}>
        {busy ? say('sending') : say('send')}
      </PrimaryButton>
    </>
  );
}

const Photo = styled('img')(({ theme }) => ({
  display: 'block',
  width: '100%',
  maxHeight: '32dvh',
  objectFit: 'contain',
  background: theme.scheme.inset,
}));
const Quiet = styled('p')(({ theme }) => ({
  margin: '0 4px 14px',
  fontSize: '0.875rem',
  lineHeight: 1.5,
  color: theme.scheme.muted,
}));
const Problem = styled('p')(({ theme }) => ({
  margin: '0 0 16px',
  fontWeight: 600,
  color: theme.scheme.failed.main,
}));
