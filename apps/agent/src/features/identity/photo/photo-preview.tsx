import type { DocumentKind } from '@hexaflate/contract/identity';
import { styled } from '@mui/material/styles';
import CheckCircle from '~icons/material-symbols/check-circle-outline-rounded';
import Warning from '~icons/material-symbols/warning-outline-rounded';
import { IconOf } from '../../../ui/icon.tsx';
import { useErrorText } from '../../../ui/notice.tsx';
import { PrimaryButton, QuietButton } from '../../../ui/primary-button.tsx';
import { useWords } from '../../../words/words.ts';
import { cameraWords } from '../camera/words.ts';
import type { Taken } from './take-photo.ts';
import { usePictureUrl } from './use-picture-url.ts';

interface PhotoPreviewProps {
  kind: DocumentKind;
  taken: Taken;
  /** Its upload is under way. */
  busy: boolean;
  error: unknown;
  onUse: () => void;
  onAgain: () => void;
}

/** The photo just taken, what is thought of it, and the choice. */
export function PhotoPreview({ kind, taken, busy, error, onUse, onAgain }: PhotoPreviewProps) {
  const say = useWords(cameraWords);
  const textOf = useErrorText();
  const url = usePictureUrl(taken.blob);
  const good = taken.verdict === 'good';
  const next = good ? (kind === 'ktp' ? say('goodNext') : say('goodFace')) : say('flawNext');
  return (
    <>
      {url && <Picture src={url} alt={kind === 'ktp' ? say('photoOfKtp') : say('photoOfSelfie')} />}
      <Verdict role="status" data-good={good}>
        <IconOf icon={good ? CheckCircle : Warning} size={22} />
        <span>
          <strong>{say(`flaw.${taken.verdict}`)}</strong> {next}
        </span>
      </Verdict>
      {error ? <Problem role="alert">{textOf(error)}</Problem> : null}
      <Choices>
        {good ? (
          <>
            <PrimaryButton busy={busy} onClick={onUse}>
              {say('use')}
            </PrimaryButton>
            <QuietButton onClick={onAgain}>{say('again')}</QuietButton>
          </>
        ) : (
          <>
            <PrimaryButton onClick={onAgain}>{say('again')}</PrimaryButton>
            <QuietButton disabled={busy} onClick={onUse}>
              {say('useAnyway')}
            </QuietButton>
          </>
        )}
      </Choices>
    </>
  );
}

const Picture = styled('img')(({ theme }) => ({
  display: 'block',
  maxWidth: '100%',
  maxHeight: '52dvh',
  margin: '0 auto 16px',
  borderRadius: 16,
  border: `1px solid ${theme.scheme.outline}`,
}));
const Verdict = styled('p')(({ theme }) => ({
  display: 'flex',
  gap: 10,
  margin: '0 0 16px',
  lineHeight: 1.5,
  '& strong': { fontWeight: 700 },
  '& svg': { flex: 'none', color: theme.scheme.waiting.main },
  '&[data-good="true"] svg': { color: theme.scheme.success.main },
}));
const Problem = styled('p')(({ theme }) => ({
  margin: '0 0 16px',
  fontWeight: 600,
  color: theme.scheme.failed.main,
}));
const Choices = styled('div')({ display: 'grid', gap: 10 });
