import type { Operator } from '@hexaflate/contract/catalog';
import { formatRupiah } from '@hexaflate/contract/money';
import { styled } from '@mui/material/styles';
import { useDeferredValue, useMemo, useState } from 'react';
import BlockIcon from '~icons/material-symbols/block-outline';
import BoltIcon from '~icons/material-symbols/bolt-outline-rounded';
import SearchIcon from '~icons/material-symbols/search-rounded';
import { durationText } from '../../../format/dates.ts';
import { IconOf } from '../../../ui/icon.tsx';
import { useLocale, useWords } from '../../../words/words.ts';
import { sellWords } from '../words.ts';
import { closedWord } from './closed-word.ts';
import { fitTiles, type LabelledProduct, labelProducts, searchProducts } from './product-labels.ts';

/** From this many products on, a search field helps more than it takes. */
const SEARCH_FROM = 13;

interface ProductShelfProps {
  operator: Operator;
  onChoose: (product: LabelledProduct['product']) => void;
}

/** One operator's products: tiles for nominals, a list for long names, a search where there are many. */
export function ProductShelf({ operator, onChoose }: ProductShelfProps) {
  const say = useWords(sellWords);
  const [text, setText] = useState('');
  const wanted = useDeferredValue(text);
  const labelled = useMemo(() => labelProducts(operator.products), [operator.products]);
  const shown = useMemo(() => searchProducts(labelled, wanted), [labelled, wanted]);
  const tiles = fitTiles(labelled);

  return (
    <section aria-label={say('products', { operator: operator.name })}>
      {labelled.length >= SEARCH_FROM && (
        <Search>
          <IconOf icon={SearchIcon} size={20} />
          <input
            type="search"
            aria-label={say('search')}
            placeholder={say('search')}
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
        </Search>
      )}
      <p role="status" className="heard">
        {wanted && say('productCount', { count: shown.length })}
      </p>
      {shown.length === 0 && wanted && <Empty>{say('searchEmpty', { text: wanted })}</Empty>}
      <Shelf data-tiles={tiles} data-long={shown.some(({ label }) => label.length > 9)}>
        {shown.map((each) => (
          <li key={each.product.code}>
            <ProductButton
              labelled={each}
              tile={tiles && each.product.pricing === 'fixed'}
              operator={operator}
              onChoose={onChoose}
            />
          </li>
        ))}
      </Shelf>
    </section>
  );
}

interface ProductButtonProps {
  labelled: LabelledProduct;
  tile: boolean;
  operator: Operator;
  onChoose: ProductShelfProps['onChoose'];
}

function ProductButton({ labelled: { product, label }, tile, operator, onChoose }: ProductButtonProps) {
  const say = useWords(sellWords);
  const locale = useLocale();
  const closed = product.closed ?? operator.closed;
  const price = formatRupiah(product.price);
  const priceText = {
    fixed: price,
    open: say('feePlusAmount', { price }),
    bill: say('feePlusBill', { price }),
  };
  const facts = closed ? (
    <>
      <IconOf icon={BlockIcon} size={15} />
      {say(closedWord[closed])}
    </>
  ) : (
    product.typicalMs !== null && (
      <>
        <IconOf icon={BoltIcon} size={15} />
        {say('usually', { time: durationText(product.typicalMs, locale) })}
      </>
    )
  );
  return (
    <Button type="button" disabled={closed !== null} data-tile={tile} onClick={() => onChoose(product)}>
      <Text>
        <Label data-tile={tile}>{label}</Label>
        {!tile && (
          <Line>
            {product.note && <span>{product.note}</span>}
            <Facts>{facts}</Facts>
          </Line>
        )}
      </Text>
      <Price className="figures">{priceText[product.pricing]}</Price>
      {tile && <Facts>{facts}</Facts>}
    </Button>
  );
}

const Shelf = styled('ul')({
  display: 'grid',
  gap: 10,
  margin: 0,
  padding: 0,
  listStyle: 'none',
  '& > li': { display: 'grid' },
  '&[data-tiles="true"]': { gridTemplateColumns: 'repeat(2, minmax(0, 1fr))' },
  '&[data-tiles="true"] > li:has([data-tile="false"])': { gridColumn: '1 / -1' },
});

const Button = styled('button')(({ theme }) => ({
  display: 'flex',
  alignItems: 'center',
  justifyContent: 'space-between',
  gap: 12,
  minHeight: 64,
  padding: '12px 14px',
  textAlign: 'start',
  border: `1px solid ${theme.scheme.outline}`,
  borderRadius: theme.corner.tile,
  background: theme.scheme.card,
  color: theme.scheme.text,
  cursor: 'pointer',
  transition: 'border-color 120ms, transform 120ms',
  '&[data-tile="true"]': { display: 'grid', gap: 2, alignContent: 'start', minHeight: 84, paddingBlock: 11 },
  '&:hover:not(:disabled)': { borderColor: theme.scheme.primary },
  '&:active:not(:disabled)': { transform: 'scale(0.98)', borderColor: theme.scheme.primary },
  // Still to be read: it says why it cannot be had. Only its colours step back.
  '&:disabled': { cursor: 'default', background: 'transparent', color: theme.scheme.muted },
  '&:disabled .figures': { color: theme.scheme.muted, fontWeight: 600 },
}));

const Text = styled('span')({ display: 'grid', gap: 2, minWidth: 0, overflowWrap: 'anywhere' });

const Label = styled('span')({
  fontSize: '0.9375rem',
  fontWeight: 700,
  lineHeight: 1.3,
  fontVariantNumeric: 'tabular-nums',
  '&[data-tile="true"]': { fontSize: '1.0625rem', fontWeight: 750 },
  // One size for all neighbours: the size of the longest.
  '[data-long="true"] &[data-tile="true"]': { fontSize: '0.9375rem' },
});

const Price = styled('span')(({ theme }) => ({
  fontSize: '0.875rem',
  fontWeight: 700,
  color: theme.scheme.primary,
  whiteSpace: 'nowrap',
}));

const Line = styled('span')(({ theme }) => ({
  display: 'flex',
  flexWrap: 'wrap',
  alignItems: 'center',
  gap: '0 10px',
  fontSize: '0.75rem',
  color: theme.scheme.muted,
}));

const Facts = styled('span')(({ theme }) => ({
  display: 'inline-flex',
  alignItems: 'center',
  gap: 3,
  minHeight: '1.1rem',
  marginLeft: -2,
  fontSize: '0.75rem',
  color: theme.scheme.muted,
  '&:empty': { display: 'none' },
}));

const Search = styled('label')(({ theme }) => ({
  display: 'flex',
  alignItems: 'center',
  gap: 10,
  minHeight: 48,
  marginBottom: 12,
  padding: '0 14px',
  borderRadius: theme.corner.field,
  border: `1px solid ${theme.scheme.outline}`,
  background: theme.scheme.card,
  color: theme.scheme.muted,
  '&:focus-within': {
    borderColor: theme.scheme.primary,
    boxShadow: `inset 0 0 0 1px ${theme.scheme.primary}`,
  },
  '& input': {
    flex: 1,
    minWidth: 0,
    minHeight: 46,
    border: 0,
    outline: 'none',
    background: 'none',
    fontSize: '0.9375rem',
    color: theme.scheme.text,
  },
  '& input::placeholder': { color: theme.scheme.muted, opacity: 1 },
}));

const Empty = styled('p')(({ theme }) => ({ margin: '8px 4px', color: theme.scheme.muted }));
