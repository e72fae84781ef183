import type { Operator, Product } from '@hexaflate/contract/catalog';
import type { SellEntry } from '@hexaflate/contract/layout';
import { styled } from '@mui/material/styles';
import { useRef, useState } from 'react';
import { useParams } from 'react-router';
import NumbersIcon from '~icons/material-symbols/dialpad-rounded';
import SearchOffIcon from '~icons/material-symbols/search-off-rounded';
import PhoneIcon from '~icons/material-symbols/smartphone-outline';
import TouchIcon from '~icons/material-symbols/touch-app-outline-rounded';
import { useLayout } from '../../app/layout.ts';
import { EmptyState, ErrorState } from '../../ui/notice.tsx';
import { Page } from '../../ui/page.tsx';
import { inLocale, useLocale, useWords } from '../../words/words.ts';
import { UnfinishedAttempts } from './attempt/unfinished-attempts.tsx';
import { BalanceBar } from './balance-bar.tsx';
import { ConfirmSheet } from './confirm/confirm-sheet.tsx';
import type { Purchase } from './confirm/sheet-state.ts';
import { GameFields } from './number/game-fields.tsx';
import { NumberAids } from './number/number-aids.tsx';
import { NumberField } from './number/number-field.tsx';
import { OperatorChoice } from './number/operator-choice.tsx';
import { RecentChips } from './number/recent-chips.tsx';
import { closedWord } from './products/closed-word.ts';
import { ProductShelf } from './products/product-shelf.tsx';
import { ProductSkeletons } from './products/product-skeletons.tsx';
import { useCatalogs, useRecentCustomers } from './queries.ts';
import { SellTabs } from './sell-tabs.tsx';
import { useDestination } from './use-destination.ts';
import { sellWords } from './words.ts';

const SHEET_SINKS_MS = 260;

/** How a category sells that the layout does not describe. */
const plainEntry: SellEntry = { title: { id: '' }, entry: 'customer', tabs: [] };

/** One category: number, products, confirmation. The number stays while the tabs change. */
export function SellScreen() {
  const { category = '' } = useParams();
  return <SellCategory key={category} category={category} />;
}

function SellCategory({ category }: { category: string }) {
  const say = useWords(sellWords);
  const locale = useLocale();
  const { data: layout } = useLayout();
  const entry = layout?.sell[category] ?? plainEntry;
  const tabs = entry.tabs.some((tab) => tab.category === category) ? entry.tabs : [];
  const [open, setOpen] = useState(category);
  const categories = tabs.length > 0 ? tabs.map((tab) => tab.category) : [category];
  const catalogs = useCatalogs(categories);
  const catalog = catalogs[Math.max(0, categories.indexOf(open))];
  const operators = catalog?.data?.operators ?? [];
  const customers = useRecentCustomers(open);
  const to = useDestination(operators);
  const field = useRef<HTMLInputElement>(null);
  const [complaint, setComplaint] = useState<string | null>(null);
  const [purchase, setPurchase] = useState<(Purchase & { key: number }) | null>(null);
  const [sheetOpen, setSheetOpen] = useState(false);
  const isGame = entry.entry === 'game';
  const recognised = to.offered[0] ?? null;
  const needsChoice = to.choices.length > 0 && !to.chosen && to.offered.length === 0;

  const choose = (operator: Operator, product: Product) => {
    const problem = to.problemFor(operator);
    if (problem) {
      setComplaint(
        problem === 'empty' && isGame ? say('emptyGame') : say(problem, { operator: operator.name }),
      );
      field.current?.focus();
      return;
    }
    setComplaint(null);
    setPurchase({
      product,
      operator,
      category: open,
      destination: to.destinationFor(operator),
      key: Date.now(),
    });
    setSheetOpen(true);
  };
  const close = () => {
    setSheetOpen(false);
    // The sheet sinks first; then the attempt that was never sent is tidied away with it.
    const { key } = purchase ?? {};
    setTimeout(() => setPurchase((now) => (now?.key === key ? null : now)), SHEET_SINKS_MS);
  };
  const edit = (number: string) => {
    setComplaint(null);
    to.setNumber(number);
  };

  return (
    <Page
      title={inLocale(entry.title, locale) || category}
      parent="/sell"
      footer={
        <BalanceBar
          hint={say(
            recognised?.products.every((each) => each.nominal !== null) ? 'pickNominal' : 'pickProduct',
          )}
        />
      }
    >
      <UnfinishedAttempts />
      <Stack>
        {to.choices.length > 0 && (
          <OperatorChoice
            title={say(isGame || entry.entry === 'customer' ? 'chooseService' : 'chooseOperator')}
            operators={to.choices}
            chosen={to.chosen}
            onChoose={to.choose}
          />
        )}
        {isGame && to.chosen ? (
          <GameFields
            operator={to.chosen}
            account={to.number}
            server={to.server}
            error={complaint}
            inputRef={field}
            onChange={(account, server) => {
              edit(account);
              to.setServer(server);
            }}
          />
        ) : (
          !isGame && (
            <NumberField
              kind={entry.entry}
              label={entry.hint ? inLocale(entry.hint, locale) : say(entry.entry)}
              value={to.number}
              onChange={edit}
              operator={recognised}
              icon={entry.entry === 'phone' || entry.entry === 'ewallet' ? PhoneIcon : NumbersIcon}
              placeholder={say(
                entry.entry === 'phone' || entry.entry === 'ewallet' ? 'phoneHint' : 'numberHint',
              )}
              error={complaint ?? (to.unrecognised ? say('unrecognised') : null)}
              aids={<NumberAids kind={entry.entry} onNumber={edit} />}
              inputRef={field}
            />
          )
        )}
        <RecentChips
          customers={customers}
          onChoose={(customer) => {
            setComplaint(null);
            to.reuse(customer.destination, customer.operatorCode);
          }}
        />
        {tabs.length > 1 && <SellTabs tabs={tabs} open={open} onOpen={setOpen} />}
        {catalog?.isPending && <ProductSkeletons />}
        {catalog?.isError && !catalog.data && (
          <ErrorState error={catalog.error} onRetry={() => void catalog.refetch()} />
        )}
        {to.offered.map((operator) => (
          <div key={operator.code}>
            {operator.closed && (
              <Closed role="note">
                {say('operatorClosed', { operator: operator.name, reason: say(closedWord[operator.closed]) })}
              </Closed>
            )}
            {to.offered.length > 1 && <OperatorName>{operator.name}</OperatorName>}
            <ProductShelf key={open} operator={operator} onChoose={(product) => choose(operator, product)} />
          </div>
        ))}
        {catalog?.data && operators.length === 0 && (
          <EmptyState icon={SearchOffIcon} title={say('nothingTitle')} text={say('nothingText')} />
        )}
        {needsChoice && <EmptyState icon={TouchIcon} title={say('chooseTitle')} text={say('chooseText')} />}
        {operators.length > 0 && to.offered.length === 0 && !needsChoice && !to.unrecognised && (
          <EmptyState icon={PhoneIcon} title={say('typeNumberTitle')} text={say('typeNumberText')} />
        )}
      </Stack>
      {purchase && <ConfirmSheet key={purchase.key} purchase={purchase} open={sheetOpen} onClose={close} />}
    </Page>
  );
}

const Stack = styled('div')({ display: 'grid', gap: 14, gridTemplateColumns: 'minmax(0, 1fr)' });

const Closed = styled('p')(({ theme }) => ({
  margin: '0 0 12px',
  padding: '10px 14px',
  borderRadius: theme.corner.button,
  fontSize: '0.8125rem',
  fontWeight: 600,
  background: theme.scheme.waiting.soft,
  color: theme.scheme.waiting.onSoft,
}));

const OperatorName = styled('h2')(({ theme }) => ({ ...theme.typography.h3, margin: '4px 0 10px' }));
