import type { Product } from '@hexaflate/contract/catalog';

/** A product as it stands on a tile: its name without what all its neighbours share. */
export interface LabelledProduct {
  product: Product;
  label: string;
}

/** Longest label (characters, at the median) that still reads well on half the screen's width. */
const TILE_LABEL = 12;

/**
 * Shortens "Telkomsel 25.000" to "25.000" beside its neighbours and sorts: what can be had first by nominal, then
 * by price. Products priced by the agent's own amount keep their whole name and stand last.
 */
export function labelProducts(products: readonly Product[]): LabelledProduct[] {
  const shared = sharedWords(products.filter((product) => product.pricing === 'fixed').map(nameOf));
  return products
    .map((product) => ({
      product,
      label:
        product.pricing === 'fixed' && nameOf(product).startsWith(shared)
          ? nameOf(product).slice(shared.length)
          : nameOf(product),
    }))
    .sort(
      (one, other) => sortKey(one.product) - sortKey(other.product) || one.label.localeCompare(other.label),
    );
}

/** True when the labels are short enough for tiles in two columns; long names get a list. */
export function fitTiles(products: readonly LabelledProduct[]): boolean {
  const lengths = products
    .filter(({ product }) => product.pricing === 'fixed')
    .map(({ label }) => label.length)
    .sort((one, other) => one - other);
  const median = lengths[Math.floor(lengths.length / 2)];
  return median !== undefined && median <= TILE_LABEL;
}

/** Those whose name, note or nominal holds every word that was typed. */
export function searchProducts(products: readonly LabelledProduct[], text: string): LabelledProduct[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  return products.filter(({ product }) => {
    const hay =
      `${product.name} ${product.note ?? ''} ${product.nominal ?? ''} ${product.code}`.toLowerCase();
    return words.every((word) => hay.includes(word) || hay.replaceAll('.', '').includes(word));
  });
}

function nameOf(product: Product): string {
  return product.name.trim();
}

function sortKey(product: Product): number {
  if (product.pricing === 'open') return Number.MAX_SAFE_INTEGER;
  return product.nominal ?? Number(product.price);
}

/** The words that all names begin with, a trailing space included; never a whole name. */
function sharedWords(names: readonly string[]): string {
  const [first = '', ...others] = names;
  if (others.length === 0) return '';
  const words = first.split(' ');
  for (let count = words.length - 1; count > 0; count--) {
    const start = `${words.slice(0, count).join(' ')} `;
    if (others.every((name) => name.startsWith(start) && name.length > start.length)) return start;
  }
  return '';
}
