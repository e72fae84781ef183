export { IconOf } from '@hexaflate/widgets';
