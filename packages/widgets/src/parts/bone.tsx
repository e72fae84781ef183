import { keyframes } from '@emotion/react';
import { styled } from '@mui/material/styles';

interface BoneProps {
  width?: string | number;
  height?: string | number;
  radius?: number | string;
}

/** A bar where something will stand. Give it the size of what it stands for, so that nothing moves on arrival. */
export function Bone({ width = '100%', height = '1em', radius = 8 }: BoneProps) {
  return <Shimmer aria-hidden style={{ width, height, borderRadius: radius }} />;
}

const shimmer = keyframes({ '50%': { opacity: 0.45 } });
const Shimmer = styled('span')(({ theme }) => ({
  display: 'block',
  maxWidth: '100%',
  background: theme.scheme.outline,
  animation: `${shimmer} 1.4s ease-in-out infinite`,
}));
