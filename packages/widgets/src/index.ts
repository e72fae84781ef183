/** The home screen's widgets and what they are made of, for the app and for the layout builder's preview. */

export { type AgeStep, ageSteps } from './format/ages.ts';
export { type GreetingStep, greetingSteps } from './format/greetings.ts';
export { BottomBar } from './home/bottom-bar.tsx';
export { HomeView } from './home/home-view.tsx';
export { Honeycomb } from './home/honeycomb.tsx';
export { SubmenuItems } from './home/menu-tiles.tsx';
export type { WidgetData } from './home/widget-view.tsx';
export { inLocale, type Target, useHost, type WidgetHost, WidgetHostProvider } from './host.tsx';
export { IconOf } from './icons/icon.tsx';
export { type Icon, iconNamed, iconNames } from './icons/registry.ts';
export { Bone } from './parts/bone.tsx';
export { Heard } from './parts/hidden.tsx';
export { Money } from './parts/money.tsx';
export { OperatorTile } from './parts/operator-tile.tsx';
export { OrderRow } from './parts/order-row.tsx';
export { lookOf, StateChip } from './parts/state-chip.tsx';
export { Tappable } from './parts/tappable.tsx';
export { contrastOf } from './theme/contrast.ts';
export { type Mode, type Scheme, schemeOf, type Tone } from './theme/scheme.ts';
export { type BrandLook, brandTheme } from './theme/theme.ts';
export { fillIn } from './words.ts';
