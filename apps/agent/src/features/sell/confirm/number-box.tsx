import { groupDestination } from '@hexaflate/receipt/groups';
import { styled } from '@mui/material/styles';
import { useWords } from '../../../words/words.ts';
import { sellWords } from '../words.ts';

/** The destination once more, large and in groups, to be read aloud to the customer. */
export function NumberBox({ destination, name }: { destination: string; name?: string | null }) {
  const say = useWords(sellWords);
  return (
    <Box>
      <Caption>{say(destination.includes('(') ? 'account' : 'destination')}</Caption>
      <Digits className="figures" data-long={destination.length > 14}>
        {groupDestination(destination)}
      </Digits>
      {name && <Name>{name}</Name>}
    </Box>
  );
}

const Box = styled('div')(({ theme }) => ({
  display: 'grid',
  justifyItems: 'center',
  gap: 2,
  padding: '12px 16px 14px',
  border: `1px solid ${theme.scheme.outline}`,
  borderRadius: theme.corner.tile,
  background: theme.scheme.inset,
}));
const Caption = styled('span')(({ theme }) => ({ fontSize: '0.75rem', color: theme.scheme.muted }));
const Digits = styled('span')({
  fontSize: '1.5rem',
  fontWeight: 750,
  lineHeight: 1.25,
  textAlign: 'center',
  overflowWrap: 'anywhere',
  '&[data-long="true"]': { fontSize: '1.25rem' },
});
const Name = styled('span')({ fontSize: '0.875rem', fontWeight: 650 });
