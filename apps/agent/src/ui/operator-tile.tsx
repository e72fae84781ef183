export { OperatorTile } from '@hexaflate/widgets';
