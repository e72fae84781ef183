import type { RedisLink } from '@hexaflate/cache/redis';
import type { Money } from '@hexaflate/contract';

/**
 * Whether Otomax debits what we compute. Its pricing has rules that we do not know (rumus_harga, price areas, add-ons);
 * a product whose debits keep disagreeing is closed instead of sold at a price that nobody agreed to.
 */
export interface PriceTrust {
  /** One debit of a product, in rupiah, beside what we had computed. True when this changed whether it may be sold. */
  observe(productCode: string, computed: Money, debited: Money): boolean;
  /** True while a product's debits disagree with our prices. */
  isDistrusted(productCode: string): boolean;
  /** Prices were edited: what was observed before says nothing any more. */
  forget(): void;
}

/**
 * One disagreement may be a price that moved in between; as many in a row as `enough` says now
 * (`prices.disagreementsInARow`) are not. What was observed stays in this process; what follows from it is told to the others over `link`, because debits are
 * looked at by one of them only.
 */
export function createPriceTrust(enough: () => number, link?: RedisLink): PriceTrust {
  const disagreements = new Map<string, number>();
  const isDistrusted = (productCode: string) => (disagreements.get(productCode) ?? 0) >= enough();
  const tell = (text: string): void => void link?.publish('price-trust', text).catch(() => undefined);
  link?.subscribe('price-trust', (text) => {
    const [verdict, productCode = ''] = text.split(/ (.*)/s);
    if (verdict === 'forget') disagreements.clear();
    else if (verdict === 'trust') disagreements.delete(productCode);
    else if (!isDistrusted(productCode)) disagreements.set(productCode, enough());
  });
  return {
    observe(productCode, computed, debited) {
      const before = isDistrusted(productCode);
      if (computed === debited) disagreements.delete(productCode);
      else disagreements.set(productCode, (disagreements.get(productCode) ?? 0) + 1);
      const after = isDistrusted(productCode);
      if (after !== before) tell(`${after ? 'distrust' : 'trust'} ${productCode}`);
      return after !== before;
    },
    isDistrusted,
    forget() {
      disagreements.clear();
      tell('forget');
    },
  };
}
