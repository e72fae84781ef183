export { Money } from '@hexaflate/widgets';
