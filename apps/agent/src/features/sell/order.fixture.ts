export { orderWith } from '@hexaflate/receipt/orders.fixture';
