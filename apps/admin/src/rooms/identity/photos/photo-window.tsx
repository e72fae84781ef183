import type { CasePhoto } from '@hexaflate/contract/identity';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import Typography from '@mui/material/Typography';
import { type RefObject, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import ZoomInIcon from '~icons/material-symbols/add-rounded';
import ResetIcon from '~icons/material-symbols/fit-screen-outline-rounded';
import ZoomOutIcon from '~icons/material-symbols/remove-rounded';
import RotateIcon from '~icons/material-symbols/rotate-right-rounded';
import { PanelCard } from '../../../parts/panel-card.tsx';
import type { PhotoView, Turn } from './photo-view.ts';
import { usePhotoAddress } from './use-photo-address.ts';
import { usePointers } from './use-pointers.ts';

export interface PhotoWindowProps {
  document: 'ktp' | 'selfie';
  photo: CasePhoto | undefined;
  /** Whose it is, for those who hear it. */
  name: string;
  view: PhotoView;
  /** Keys act on this one. */
  chosen: boolean;
  onChoose: () => void;
  onTurn: (turn: Turn, window: { width: number; height: number }) => void;
  window: RefObject<HTMLDivElement | null>;
}

/** One photo in a window of its own: wheel, pinch and drag, buttons, and keys while it is the chosen one. */
export function PhotoWindow(props: PhotoWindowProps) {
  const { document, photo, view, chosen, onChoose, window } = props;
  const { t } = useTranslation();
  const title = t(`identity.${document}`);
  const turn = (one: Turn) => {
    const element = window.current;
    if (element) props.onTurn(one, { width: element.clientWidth, height: element.clientHeight });
  };
  const buttons = [
    {
      label: t('identity.view.zoomOut', { document: title }),
      Icon: ZoomOutIcon,
      turn: { type: 'zoom', factor: 0.8 },
    },
    {
      label: t('identity.view.zoomIn', { document: title }),
      Icon: ZoomInIcon,
      turn: { type: 'zoom', factor: 1.25 },
    },
    { label: t('identity.view.rotate', { document: title }), Icon: RotateIcon, turn: { type: 'rotate' } },
    { label: t('identity.view.reset', { document: title }), Icon: ResetIcon, turn: { type: 'reset' } },
  ] as const;
  return (
    <PanelCard
      title={title}
      aside={
        photo && (
          <Box sx={{ display: 'flex', alignItems: 'center' }}>
            <Typography variant="caption" color="textSecondary" sx={{ minWidth: '3rem', textAlign: 'right' }}>
              {t('identity.view.scale', { percent: Math.round(view.scale * 100) })}
            </Typography>
            {buttons.map(({ label, Icon, turn: one }) => (
              <IconButton key={label} size="small" aria-label={label} title={label} onClick={() => turn(one)}>
                <Icon />
              </IconButton>
            ))}
          </Box>
        )
      }
    >
      {photo ? (
        <Picture {...props} photo={photo} title={title} chosen={chosen} onChoose={onChoose} onTurn={turn} />
      ) : (
        <Typography color="textSecondary" sx={{ p: 2 }}>
          {t('identity.noPhoto', { document: title })}
        </Typography>
      )}
    </PanelCard>
  );
}

interface PictureProps extends Omit<PhotoWindowProps, 'photo' | 'onTurn'> {
  photo: CasePhoto;
  title: string;
  onTurn: (turn: Turn) => void;
}

function Picture({ photo, title, name, view, chosen, onChoose, onTurn, window }: PictureProps) {
  const { t } = useTranslation();
  const { url, failed, onPictureError, onPictureLoad, retry } = usePhotoAddress(photo.id);
  const pointers = usePointers(window, onTurn);
  const image = useRef<HTMLImageElement>(null);
  return (
    <Box
      ref={window}
      role="group"
      tabIndex={0}
      aria-label={t('identity.view.canvas', { document: title })}
      aria-current={chosen}
      onFocus={onChoose}
      {...pointers}
      sx={{
        position: 'relative',
        height: { xs: '48dvh', md: 'min(52dvh, 30rem)' },
        overflow: 'hidden',
        touchAction: 'none',
        cursor: view.scale > 1 ? 'grab' : 'zoom-in',
        bgcolor: '#101817',
        outlineOffset: '-4px',
        boxShadow: (theme) => (chosen ? `inset 0 0 0 3px ${theme.scheme.primary}` : 'none'),
      }}
    >
      {url && !failed && (
        <Box
          component="img"
          ref={image}
          src={url}
          alt={t('identity.photoOf', { document: title, name })}
          draggable={false}
          onError={onPictureError}
          onLoad={onPictureLoad}
          sx={{
            position: 'absolute',
            inset: '6px',
            width: 'calc(100% - 12px)',
            height: 'calc(100% - 12px)',
            objectFit: 'contain',
            transition: 'transform 120ms',
            '@media (prefers-reduced-motion: reduce)': { transition: 'none' },
          }}
          style={{
            transform: `translate(${view.x}px, ${view.y}px) scale(${view.scale}) rotate(${view.quarters * 90}deg)`,
          }}
        />
      )}
      {failed && (
        <Box role="alert" sx={{ p: 2, color: '#ffffff', display: 'grid', gap: 1, justifyItems: 'start' }}>
          {t('identity.photoGone')}
          <Button size="small" variant="contained" onClick={retry}>
            {t('action.retry')}
          </Button>
        </Box>
      )}
    </Box>
  );
}
