import type { CasePhoto, FaceSignals } from '@hexaflate/contract/identity';
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useTranslation } from 'react-i18next';
import CheckIcon from '~icons/material-symbols/check-circle-outline-rounded';
import ErrorIcon from '~icons/material-symbols/error-outline-rounded';
import HelpIcon from '~icons/material-symbols/help-outline-rounded';
import { PanelCard } from '../../../parts/panel-card.tsx';
import { WordMark } from '../../../parts/word-mark.tsx';
import { usePhotoAddress } from './use-photo-address.ts';

type Frame = FaceSignals['frames'][number];

/** The frames of the movements in their order, with what was seen in each. */
export function FrameStrip({ photos, frames }: { photos: readonly CasePhoto[]; frames: readonly Frame[] }) {
  const { t } = useTranslation();
  const shown = photos.filter(({ kind, current }) => kind === 'frame' && current);
  return (
    <PanelCard title={t('identity.frames')}>
      {shown.length === 0 ? (
        <Typography color="textSecondary" sx={{ p: 2 }}>
          {t('identity.framesNone')}
        </Typography>
      ) : (
        <Box
          component="ol"
          sx={{
            listStyle: 'none',
            m: 0,
            p: 2,
            display: 'grid',
            gap: 1.5,
            gridTemplateColumns: 'repeat(auto-fill, minmax(9.5rem, 1fr))',
          }}
        >
          {shown.map((photo) => (
            <FrameCard
              key={photo.id}
              photo={photo}
              seen={frames.find(({ photoId }) => photoId === photo.id)}
            />
          ))}
        </Box>
      )}
    </PanelCard>
  );
}

function FrameCard({ photo, seen }: { photo: CasePhoto; seen: Frame | undefined }) {
  const { t } = useTranslation();
  const { url, failed, onPictureError, onPictureLoad } = usePhotoAddress(photo.id);
  const challenge = photo.challenge ? t(`identity.challenge.${photo.challenge}`) : '';
  return (
    <Box component="li" sx={{ fontSize: '0.78rem', display: 'grid', gap: 0.5, alignContent: 'start' }}>
      <Box sx={{ aspectRatio: '3 / 4', borderRadius: '12px', overflow: 'hidden', bgcolor: '#101817' }}>
        {url && !failed && (
          <Box
            component="img"
            src={url}
            alt={challenge}
            onError={onPictureError}
            onLoad={onPictureLoad}
            sx={{ width: '100%', height: '100%', objectFit: 'cover', display: 'block' }}
          />
        )}
      </Box>
      <Box sx={{ fontWeight: 700 }}>{challenge}</Box>
      <Said value={seen?.facePresent} yes={t('identity.frame.faceYes')} no={t('identity.frame.faceNo')} />
      <Said value={seen?.poseFollows} yes={t('identity.frame.poseYes')} no={t('identity.frame.poseNo')} />
      <Said value={seen?.sameFace} yes={t('identity.frame.sameYes')} no={t('identity.frame.sameNo')} />
    </Box>
  );
}

/** One thing that was looked at. */
function Said({ value, yes, no }: { value: boolean | null | undefined; yes: string; no: string }) {
  const { t } = useTranslation();
  if (value === true)
    return (
      <WordMark icon={<CheckIcon aria-hidden />} tone="success">
        {yes}
      </WordMark>
    );
  if (value === false)
    return (
      <WordMark icon={<ErrorIcon aria-hidden />} tone="failed">
        {no}
      </WordMark>
    );
  return (
    <WordMark icon={<HelpIcon aria-hidden />} tone="unknown">
      {t('identity.frame.unknown')}
    </WordMark>
  );
}
