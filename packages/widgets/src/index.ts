export { contrastOf } from './theme/contrast.ts';
export { type Mode, type Scheme, schemeOf, type Tone } from './theme/scheme.ts';
export { type BrandLook, brandTheme } from './theme/theme.ts';
