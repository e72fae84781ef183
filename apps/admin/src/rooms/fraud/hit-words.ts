import type { FraudHit } from '@hexaflate/contract/fraud';
import { formatRupiah } from '@hexaflate/contract/money';
import { formatRoughAge } from '../../format/duration.ts';
import type { Words } from '../../format/words.ts';

/** What a rule saw in an order, as a sentence with its facts, and what it did. */
export function hitWords({ rule, action, facts }: FraudHit, words: Words): string {
  const { t } = words;
  const text = (name: string) => String(facts[name] ?? '');
  const money = (name: string) => (typeof facts[name] === 'string' ? formatRupiah(facts[name]) : '');
  const time = (name: string) => formatRoughAge(Number(facts[name] ?? 0), words);
  const seen = t(`fraud.hit.${rule}`, {
    count: Number(facts.count ?? 0),
    most: text('most'),
    hour: text('hour'),
    amount: money('amount'),
    from: money('from'),
    sum: money('sum'),
    mostSum: money('mostSum'),
    age: time('ageMs'),
    within: time('withinMs'),
  });
  return `${seen} ${t(`fraud.did.${action}`)}`;
}
