import type { RecentCustomer } from '@hexaflate/contract/catalog';
import { styled } from '@mui/material/styles';
import HistoryIcon from '~icons/material-symbols/history-rounded';
import { inGroups } from '../../../format/groups.ts';
import { IconOf } from '../../../ui/icon.tsx';
import { useWords } from '../../../words/words.ts';
import { sellWords } from '../words.ts';

interface RecentChipsProps {
  customers: readonly RecentCustomer[];
  onChoose: (customer: RecentCustomer) => void;
}

/** The last three customers, one tap each. */
export function RecentChips({ customers, onChoose }: RecentChipsProps) {
  const say = useWords(sellWords);
  if (customers.length === 0) return null;
  return (
    <Row aria-label={say('recent')}>
      {customers.slice(0, 3).map((customer) => (
        <li key={`${customer.operatorCode} ${customer.destination}`}>
          <Chip type="button" onClick={() => onChoose(customer)}>
            <IconOf icon={HistoryIcon} size={14} />
            <span aria-hidden className="figures">
              {shortened(customer.destination)}
            </span>
            <span className="heard">
              {say('recentUse', { number: inGroups(customer.destination), product: customer.productName })}
            </span>
          </Chip>
        </li>
      ))}
    </Row>
  );
}

/** Enough of a number to know it again: "0813···221". */
function shortened(destination: string): string {
  return destination.length > 9 ? `${destination.slice(0, 4)}···${destination.slice(-3)}` : destination;
}

const Row = styled('ul')({
  display: 'flex',
  gap: 6,
  margin: '0 -20px',
  padding: '0 20px',
  overflowX: 'auto',
  listStyle: 'none',
  scrollbarWidth: 'none',
});

const Chip = styled('button')(({ theme }) => ({
  position: 'relative',
  display: 'inline-flex',
  alignItems: 'center',
  gap: 4,
  minHeight: 48,
  border: 0,
  background: 'none',
  color: theme.scheme.onContainer,
  fontSize: '0.75rem',
  fontWeight: 650,
  whiteSpace: 'nowrap',
  cursor: 'pointer',
  isolation: 'isolate',
  padding: '0 9px',
  // 48 px to the finger, 36 px to the eye.
  '&::before': {
    content: '""',
    position: 'absolute',
    inset: '6px 0',
    zIndex: -1,
    borderRadius: 18,
    background: theme.scheme.container,
  },
}));
