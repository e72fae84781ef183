import IconButton from '@mui/material/IconButton';
import { styled } from '@mui/material/styles';
import type { RefObject } from 'react';
import CheckCircle from '~icons/material-symbols/check-circle-outline-rounded';
import FlashOff from '~icons/material-symbols/flashlight-off-outline-rounded';
import FlashOn from '~icons/material-symbols/flashlight-on-outline-rounded';
import Info from '~icons/material-symbols/info-outline-rounded';
import { IconOf } from '../../../ui/icon.tsx';
import { useWords } from '../../../words/words.ts';
import { frameIn, type Shape, viewRatio } from './frame.ts';
import type { Camera } from './use-camera.ts';
import { cameraWords } from './words.ts';

interface ViewfinderProps {
  camera: Camera;
  view: RefObject<HTMLDivElement | null>;
  shape: Shape;
  /** As a mirror: for the camera that looks at the person. What is photographed is never mirrored. */
  mirrored?: boolean;
  hint: string;
  /** Whether what is seen may be photographed. */
  good: boolean;
  /** The hint only repeats what is read aloud elsewhere. */
  repeated?: boolean;
}

/** What the camera sees, with the frame to be filled and one hint, which is also read aloud. */
export function Viewfinder({ camera, view, shape, mirrored, hint, good, repeated }: ViewfinderProps) {
  const say = useWords(cameraWords);
  const ratio = viewRatio(camera.size);
  const frame = frameIn({ width: ratio, height: 1 }, shape);
  const place = {
    left: `${(frame.left / ratio) * 100}%`,
    width: `${(frame.width / ratio) * 100}%`,
    top: `${frame.top * 100}%`,
    height: `${frame.height * 100}%`,
  };
  return (
    <>
      <View ref={view} style={{ aspectRatio: ratio, width: `min(100%, calc(52dvh * ${ratio}))` }}>
        <Video
          ref={camera.video}
          muted
          playsInline
          autoPlay
          aria-label={say('view')}
          data-mirrored={mirrored ?? false}
        />
        <Frame style={place} data-shape={shape} data-good={good} />
        {camera.torch && (
          <Torch
            onClick={camera.torch.toggle}
            aria-pressed={camera.torch.on}
            aria-label={camera.torch.on ? say('torchOff') : say('torchOn')}
          >
            <IconOf icon={camera.torch.on ? FlashOff : FlashOn} size={22} />
          </Torch>
        )}
      </View>
      <Hint {...(repeated ? { 'aria-hidden': true } : { role: 'status' })} data-good={good}>
        <IconOf icon={good ? CheckCircle : Info} size={20} />
        {camera.state === 'starting' ? say('starting') : hint}
      </Hint>
    </>
  );
}

const View = styled('div')({
  position: 'relative',
  overflow: 'hidden',
  margin: '0 auto',
  borderRadius: 20,
  background: '#0b1211',
});
const Video = styled('video')({
  position: 'absolute',
  inset: 0,
  width: '100%',
  height: '100%',
  objectFit: 'cover',
  '&[data-mirrored="true"]': { transform: 'scaleX(-1)' },
});
const Frame = styled('div')({
  position: 'absolute',
  border: '3px solid #ffffff',
  // The shadow darkens all that lies outside.
  boxShadow: '0 0 0 200vmax rgb(6 16 14 / 0.55)',
  transition: 'border-color 160ms',
  '&[data-shape="card"]': { borderRadius: 14 },
  '&[data-shape="oval"]': { borderRadius: '50%' },
  '&[data-good="true"]': { borderColor: '#5fe3a8' },
});
const Hint = styled('p')(({ theme }) => ({
  display: 'flex',
  alignItems: 'center',
  justifyContent: 'center',
  gap: 8,
  minHeight: 44,
  margin: '10px auto 14px',
  padding: '8px 16px',
  borderRadius: 16,
  fontSize: '0.9375rem',
  fontWeight: 650,
  lineHeight: 1.35,
  color: theme.scheme.waiting.onSoft,
  background: theme.scheme.waiting.soft,
  '& svg': { flex: 'none' },
  '&[data-good="true"]': { color: theme.scheme.success.onSoft, background: theme.scheme.success.soft },
}));
const Torch = styled(IconButton)({
  position: 'absolute',
  top: 8,
  right: 8,
  width: 48,
  height: 48,
  color: '#ffffff',
  background: 'rgb(18 32 29 / 0.8)',
  '&:hover': { background: '#12201d' },
});
