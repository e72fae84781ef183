import { styled } from '@mui/material/styles';
import { OperatorTile } from '../../../ui/operator-tile.tsx';
import type { Purchase } from './sheet-state.ts';

/** What is being bought: the product large, the operator or the product's note below. */
export function PurchaseHead({ purchase }: { purchase: Purchase }) {
  const { product, operator } = purchase;
  return (
    <Row>
      <OperatorTile name={operator.name} size={48} />
      <div>
        <Name>{product.name}</Name>
        <Note>{product.note ?? operator.name}</Note>
      </div>
    </Row>
  );
}

const Row = styled('div')({ display: 'flex', alignItems: 'center', gap: 12, overflowWrap: 'anywhere' });
const Name = styled('div')({ fontSize: '1.0625rem', fontWeight: 750, lineHeight: 1.3 });
const Note = styled('div')(({ theme }) => ({ fontSize: '0.8125rem', color: theme.scheme.muted }));
