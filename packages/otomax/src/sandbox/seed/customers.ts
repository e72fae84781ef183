import { type OperatorSeed, operators } from './operators.ts';
import type { Random } from './random.ts';

/** The regular customers of one agent: a few numbers per operator, so that history repeats itself as it does. */
export interface Customers {
  destination(operator: OperatorSeed): string;
  phone(): string;
}

const REGULARS = 14;

export function createCustomers(random: Random): Customers {
  const regulars = new Map<string, string[]>();
  const anyPrefix = operators.filter((operator) => operator.category === 'pulsa');
  const phone = () => phoneOf(random.pick(anyPrefix), random);
  return {
    phone,
    destination: (operator) => {
      const known = regulars.get(operator.prefixes || operator.code) ?? [];
      regulars.set(operator.prefixes || operator.code, known);
      if (known.length >= REGULARS || (known.length > 2 && random.chance(0.6))) return random.pick(known);
      const made = operator.prefixes ? phoneOf(operator, random) : (numberOf(operator, random) ?? phone());
      known.push(made);
      return made;
    },
  };
}

function phoneOf(operator: OperatorSeed, random: Random): string {
  const prefix = random.pick((operator.prefixes ?? '').split(','));
  return `${prefix}${random.digits(12 - prefix.length)}`;
}

/** Undefined where the destination is a phone number. */
function numberOf(operator: OperatorSeed, random: Random): string | undefined {
  if (operator.pattern?.startsWith('^08')) return undefined;
  if (operator.code === 'ML') return `${random.int(1, 9)}${random.digits(8)}(${random.int(2000, 15000)})`;
  const [min, max] = operator.length ?? [10, 12];
  return `${random.int(1, 9)}${random.digits(Math.min(max, Math.max(min, 11)) - 1)}`;
}
