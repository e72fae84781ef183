import { rupiah } from '@hexaflate/contract/money';
import { localMidnight, toLocalText } from '../../local-time.ts';
import { debitOf } from '../../open-amount.ts';
import { type PriceBook, sellingPrice, uplineShares } from '../../prices.ts';
import { type Customers, createCustomers } from './customers.ts';
import type { Sale } from './history.ts';
import type { MemberSeed } from './members.ts';
import { type OperatorSeed, operators } from './operators.ts';
import type { ProductSeed } from './products.ts';
import type { Random } from './random.ts';
import { serialFor, serialOfBill } from './serials.ts';
import { type SupplierSeed, suppliers } from './suppliers.ts';

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;

/** How often each category is asked for. */
const demand: Readonly<Record<string, number>> = {
  pulsa: 34,
  data: 26,
  'pln-token': 14,
  ewallet: 12,
  games: 6,
  'call-sms': 1.5,
  vouchers: 1,
  emoney: 1,
  'pln-postpaid': 2,
  pdam: 1,
  bpjs: 0.8,
  internet: 0.7,
  'telco-postpaid': 0.4,
  multifinance: 0.3,
  tv: 0.3,
};

/** Sales by hour of the day, 0 to 23. */
const hours = [1, 0, 0, 0, 0, 1, 3, 5, 7, 8, 9, 8, 7, 7, 7, 8, 9, 10, 11, 12, 11, 8, 5, 2];

const failures: readonly (readonly [status: number, note: string])[] = [
  [40, 'Transaksi gagal dari penyedia'],
  [40, 'Transaksi gagal dari penyedia'],
  [52, 'Nomor tujuan salah'],
  [55, 'Tidak ada jawaban dari penyedia'],
  [58, 'Nomor tujuan tidak aktif'],
];

/** What can be sold, arranged for picking. */
export interface Shelf {
  categories: readonly (readonly [weight: number, category: string])[];
  operators: ReadonlyMap<string, readonly OperatorSeed[]>;
  products: ReadonlyMap<string, readonly ProductSeed[]>;
}

export function createShelf(products: readonly ProductSeed[]): Shelf {
  const sellable = products.filter(
    (product) => !product.inactive && !product.disrupted && !product.outOfStock,
  );
  return {
    categories: Object.entries(demand).map(([category, weight]) => [weight, category]),
    operators: Map.groupBy(
      operators.filter((operator) => !operator.disrupted),
      (operator) => operator.category,
    ),
    products: Map.groupBy(sellable, (product) => product.operator),
  };
}

export interface Period {
  /** Milliseconds since the epoch. */
  from: number;
  to: number;
}

/** The sales that one member made in a period, oldest first, with bill inquiries before their payments. */
export function createSales(
  member: MemberSeed,
  book: PriceBook,
  shelf: Shelf,
  period: Period,
  random: Random,
): Sale[] {
  const customers = createCustomers(random);
  const sold = new Set<string>();
  return timesOf(member, period, random).flatMap((at) => {
    const operator = pickOperator(shelf, random);
    const product = pickProduct(shelf, operator, random);
    if (!product) return [];
    const destination = customers.destination(operator);
    // Nobody buys the same thing for the same number twice a day: Otomax would refuse it.
    const key = `${product.code}|${destination}|${toLocalText(new Date(at)).slice(0, 10)}`;
    if (sold.has(key)) return [];
    sold.add(key);
    return oneSale({ member, book, product, operator, destination, at, period, customers, random });
  });
}

interface SaleContext {
  member: MemberSeed;
  book: PriceBook;
  product: ProductSeed;
  operator: OperatorSeed;
  destination: string;
  at: number;
  period: Period;
  customers: Customers;
  random: Random;
}

function oneSale(context: SaleContext): Sale[] {
  const { member, book, product, operator, destination, at, period, customers, random } = context;
  const supplier = supplierOf(operator.category, random);
  const amount = product.open ? random.int(10, 250) * 1_000 : null;
  const bill = product.bill ? random.int(38, 640) * 1_000 + random.int(0, 999) : null;
  const doneAt = at + random.int(supplier.delay[0], supplier.delay[1]);
  if (doneAt >= period.to) return [];
  const failure = random.chance(1 - supplier.success) ? random.pick(failures) : undefined;
  const price = sellingPrice(book, product.code, rupiah(product.price));
  const text = bill === null ? null : serialOfBill(operator.category, bill, periodOf(at), random);
  const sale: Sale = {
    member,
    product,
    operator,
    supplier,
    destination,
    buyerPhone: product.wantsBuyerPhone ? customers.phone() : null,
    at,
    doneAt: failure?.[0] === 55 ? Math.min(period.to - 1, at + 300_000) : doneAt,
    status: failure?.[0] ?? 20,
    debit: debitOf(price, amount ?? bill),
    cost: debitOf(rupiah(product.cost + supplier.costDifference), amount ?? bill),
    amount,
    bill,
    inquiry: false,
    serial: failure ? null : (text ?? serialFor(operator.category, random)),
    note: failure?.[1] ?? null,
    balanceBefore: 0n,
    earnings: [],
    code: 0,
    inboxCode: 0,
    answerCode: 0,
  };
  if (!failure) {
    sale.earnings = uplineShares(book, product.code).flatMap(({ earnerCode, share }) =>
      earnerCode !== null && share > 0n
        ? [{ earner: earnerCode, amount: share, at: sale.doneAt, redeemed: false }]
        : [],
    );
  }
  return bill === null ? [sale] : [inquiryBefore(sale, text, random), sale];
}

function inquiryBefore(payment: Sale, text: string | null, random: Random): Sale {
  const at = payment.at - random.int(25_000, 90_000);
  return {
    ...payment,
    at,
    doneAt: at + random.int(1_000, 4_000),
    status: 20,
    debit: 0n,
    cost: 0n,
    inquiry: true,
    serial: text,
    note: null,
    earnings: [],
  };
}

function timesOf(member: MemberSeed, period: Period, random: Random): number[] {
  const weights = hours.map((weight, hour) => [weight, hour] as const);
  const stoppedAt = member.status === 'active' ? period.to : (period.from + period.to) / 2;
  const times: number[] = [];
  for (let day = localMidnight(new Date(period.from)).getTime(); day < period.to; day += DAY_MS) {
    const expected = member.salesPerDay * (0.7 + random.next() * 0.6);
    const count = Math.floor(expected) + (random.chance(expected % 1) ? 1 : 0);
    for (let index = 0; index < count; index += 1) {
      times.push(day + weighted(weights, random) * HOUR_MS + random.int(0, HOUR_MS - 1));
    }
  }
  // Inquiries come up to 90 seconds before their payment and must lie inside the period too.
  return times.filter((at) => at > period.from + 120_000 && at < stoppedAt).sort((a, b) => a - b);
}

function pickOperator(shelf: Shelf, random: Random): OperatorSeed {
  const category = weighted(shelf.categories, random);
  const choices = shelf.operators.get(category) ?? [];
  // The first of a category is the best known one.
  return random.chance(0.35) && choices[0] ? choices[0] : random.pick(choices);
}

function pickProduct(shelf: Shelf, operator: OperatorSeed, random: Random): ProductSeed | undefined {
  const products = shelf.products.get(operator.code);
  if (!products) return undefined;
  const [first, second] = [random.pick(products), random.pick(products)];
  return first.price < second.price ? first : second;
}

function supplierOf(category: string, random: Random): SupplierSeed {
  const routes = suppliers.filter((supplier) => supplier.categories.includes(category));
  const [main] = routes;
  return main && random.chance(0.9) ? main : random.pick(routes);
}

function periodOf(at: number): string {
  return toLocalText(new Date(at)).slice(0, 7).replace('-', '');
}

function weighted<Item>(choices: readonly (readonly [weight: number, item: Item])[], random: Random): Item {
  let left = random.next() * choices.reduce((sum, [weight]) => sum + weight, 0);
  for (const [weight, item] of choices) {
    left -= weight;
    if (left < 0) return item;
  }
  return random.pick(choices)[1];
}
