export { type Icon, iconNamed } from '@hexaflate/widgets';
