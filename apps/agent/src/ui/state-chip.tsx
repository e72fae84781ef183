export { lookOf, StateChip } from '@hexaflate/widgets';
