import { formatRupiah, type Money, parseMoney } from '@hexaflate/contract/money';
import { useEffect, useRef, useState } from 'react';
import { Heard } from './hidden.tsx';

const COUNT_MS = 600;

/** An amount (wire rupiah) that counts from its last value to the new one. Readers hear only the final amount. */
export function CountUp({ amount }: { amount: string }) {
  const target = parseMoney(amount);
  const shown = useCounted(target);
  return (
    <>
      <span aria-hidden style={{ fontVariantNumeric: 'tabular-nums' }}>
        {formatRupiah(shown)}
      </span>
      <Heard>{formatRupiah(target)}</Heard>
    </>
  );
}

function useCounted(target: Money): Money {
  const [shown, setShown] = useState(target);
  const latest = useRef(target);
  useEffect(() => {
    const from = latest.current;
    if (from === target) return;
    if (matchMedia('(prefers-reduced-motion: reduce)').matches) {
      latest.current = target;
      setShown(target);
      return;
    }
    const start = performance.now();
    let frame = requestAnimationFrame(function step(now) {
      const value = amountBetween(from, target, Math.min(1, (now - start) / COUNT_MS));
      latest.current = value;
      setShown(value);
      if (value !== target) frame = requestAnimationFrame(step);
    });
    return () => cancelAnimationFrame(frame);
  }, [target]);
  return shown;
}

/** The amount at a share (0 to 1) of the way, slowing down towards the end, in whole rupiah until it is there. */
export function amountBetween(from: Money, to: Money, share: number): Money {
  if (share >= 1) return to;
  const eased = 1 - (1 - share) ** 3;
  const between = from + ((to - from) * BigInt(Math.round(eased * 10_000))) / 10_000n;
  return between - (between % 10_000n);
}
