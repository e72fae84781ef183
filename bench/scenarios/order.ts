import { openOperator } from '@hexaflate/otomax/sandbox';
import type { Page } from '@playwright/test';
import { openPhone } from '../product/phone.ts';
import { lastTouch, noteTouches, watchForText } from '../product/screen.ts';
import type { Product } from '../product/start-product.ts';
import type { Round, Scenario } from '../scenario.ts';
import { median, percentile } from '../statistics.ts';

const SALES = 8;
const FLOAT_RUPIAH = 20_000_000;
/** A number of Telkomsel's, five digits of its own, and the ending that succeeds after 20 s: time enough to see it run. */
const PREFIX = '0812';
const SLOW_SUCCESS = '9002';
const RUNNING = 'Sedang diproses';

/** The agent sells; from the touch that sends until the screen says that it is being done. */
export const order: Scenario = {
  name: 'order',
  title: 'From the last tap to “Sedang diproses”',
  method: `The built app in Chromium at 360 × 800 sells pulsa by its own screens, ${SALES} times a round, each time to another number. Timed from the touch of the last PIN digit, which sends, to the frame in which “Sedang diproses” has been painted. The request within it is timed as the browser sees it, from sending to the last byte of the answer: by then the order is in the journal and on its way to Otomax. Before it the app keeps the attempt on the device; after it the result’s screen is drawn.`,
  figures: [
    { key: 'p50Ms', label: 'Last tap to the screen, p50', unit: 'ms', target: { atMost: 150 } },
    { key: 'slowestMs', label: 'Last tap to the screen, slowest', unit: 'ms' },
    { key: 'beforeP50Ms', label: 'Before the request is sent, p50', unit: 'ms' },
    { key: 'requestP50Ms', label: 'The request, p50', unit: 'ms' },
    { key: 'requestSlowestMs', label: 'The request, slowest', unit: 'ms' },
    { key: 'afterP50Ms', label: 'From the answer to the screen, p50', unit: 'ms' },
  ],
  charts: [
    {
      name: 'latency',
      title: 'From the tap that sends to “Sedang diproses”',
      figures: ['p50Ms', 'beforeP50Ms', 'requestP50Ms', 'afterP50Ms', 'slowestMs'],
    },
  ],
  async open(bench) {
    const browser = await bench.browser();
    const product = await bench.product();
    const seller = sellerOf(product);
    const operator = await openOperator(product.otomaxPath);
    await operator.topUp(seller.code, FLOAT_RUPIAH);
    await operator.close();
    return {
      async round() {
        const phone = await openPhone(browser, { url: product.stack.url, device: seller.device });
        try {
          return await measure(phone.page, seller.pin);
        } finally {
          await phone.close();
        }
      },
      close: async () => {},
    };
  },
};

function sellerOf({ agents }: Product) {
  const [seller] = agents;
  if (!seller) throw new Error('The sandbox has no agent');
  return seller;
}

/** Instants of one sale, in ms since 1970. */
interface Sale {
  touchedAt: number;
  sentAt: number;
  answeredAt: number;
  shownAt: number;
}

async function measure(page: Page, pin: string): Promise<Round> {
  const sales: Sale[] = [];
  await noteTouches(page);
  await page.goto('/sell/pulsa');
  for (let sale = 0; sale < SALES; sale += 1) {
    if (sale > 0) await page.getByRole('button', { name: 'Jual lagi' }).tap();
    await prepareSale(page);
    for (const digit of pin.slice(0, -1)) await tapDigit(page, digit);
    const shown = await watchForText(page, RUNNING);
    await tapDigit(page, pin.slice(-1));
    const shownAt = await shown();
    sales.push({ touchedAt: await lastTouch(page), ...(await requestTimes(page)), shownAt });
  }
  const total = sales.map(({ touchedAt, shownAt }) => shownAt - touchedAt);
  const request = sales.map(({ sentAt, answeredAt }) => answeredAt - sentAt);
  return {
    p50Ms: median(total),
    slowestMs: percentile(total, 1),
    beforeP50Ms: median(sales.map(({ touchedAt, sentAt }) => sentAt - touchedAt)),
    requestP50Ms: median(request),
    requestSlowestMs: percentile(request, 1),
    afterP50Ms: median(sales.map(({ answeredAt, shownAt }) => shownAt - answeredAt)),
  };
}

/** Number, cheapest product that is open, confirmation: everything up to the PIN. */
async function prepareSale(page: Page): Promise<void> {
  const own = String(Math.floor(Math.random() * 100_000)).padStart(5, '0');
  await page.getByRole('textbox', { name: 'Nomor HP' }).fill(`${PREFIX}${own}${SLOW_SUCCESS}`);
  const shelf = page.getByRole('region', { name: /^Produk / });
  await shelf.getByRole('listitem').getByRole('button', { disabled: false }).first().tap();
  await page.getByRole('button', { name: /^Bayar/ }).tap();
}

function tapDigit(page: Page, digit: string): Promise<void> {
  return page.getByRole('button', { name: `Angka ${digit}`, exact: true }).tap();
}

/** When the newest order was sent and answered, as the browser saw it. */
async function requestTimes(page: Page): Promise<{ sentAt: number; answeredAt: number }> {
  return page.evaluate(() => {
    const newest = performance
      .getEntriesByType('resource')
      .filter(({ name }) => name.endsWith('/api/v1/orders'))
      .at(-1);
    if (!newest) throw new Error('No order was sent');
    const began = Date.now() - performance.now();
    return { sentAt: began + newest.startTime, answeredAt: began + newest.startTime + newest.duration };
  });
}
