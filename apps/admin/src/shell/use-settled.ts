import { useEffect, useState } from 'react';

/** Milliseconds without a change until a value counts as settled. */
const PAUSE_MS = 150;

/** The value as it stood when the typing last paused; an object must stay the same one until something changes. */
export function useSettled<Value>(value: Value): Value {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}
