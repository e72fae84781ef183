import { type Browser, chromium } from '@playwright/test';
import { findChromium } from '../scripts/setup/find-chromium.mjs';
import { type SqlServerProduct, startSqlServerProduct } from './product/sql-server-product.ts';
import { type Product, startProduct } from './product/start-product.ts';
import { MissingPart } from './scenario.ts';

/** What scenarios share, each started when the first of them asks for it. */
export interface Bench {
  /** A product over a staging Otomax on SQL Server's protocol. Throws MissingPart when no database was named for it. */
  sqlServerProduct(): Promise<SqlServerProduct>;
  /** A product with a fresh sandbox. */
  product(): Promise<Product>;
  /** Chromium. Throws MissingPart when there is none. */
  browser(): Promise<Browser>;
  close(): Promise<void>;
}

export function createBench(otomax: string | undefined): Bench {
  let product: Promise<Product> | undefined;
  let sqlServerProduct: Promise<SqlServerProduct> | undefined;
  let browser: Promise<Browser> | undefined;
  return {
    async sqlServerProduct() {
      if (otomax === undefined)
        throw new MissingPart('no database was named; --otomax mssql://user:password@host:port/database');
      sqlServerProduct ??= startSqlServerProduct('bench-sql-server', otomax);
      return sqlServerProduct;
    },
    product() {
      product ??= startProduct('bench');
      return product;
    },
    browser() {
      browser ??= launchBrowser();
      return browser;
    },
    async close() {
      await (await browser?.catch(() => undefined))?.close();
      await (await product?.catch(() => undefined))?.stack.stop();
      await (await sqlServerProduct?.catch(() => undefined))?.stack.stop();
    },
  };
}

/** The browser that tests use too. Throws MissingPart when there is none. */
export function chromiumPath(): string {
  const path = findChromium();
  if (!path) throw new MissingPart('there is no Chromium; on Debian: apt-get install chromium');
  return path;
}

/** How Chromium runs here: on no screen, as any user, and busy with nothing of its own. */
export const browserFlags: readonly string[] = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

async function launchBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: chromiumPath(), args: [...browserFlags] });
}
