import { type PointerEvent, type RefObject, useEffect, useEffectEvent, useRef } from 'react';
import type { Turn } from './photo-view.ts';

interface Place {
  x: number;
  y: number;
}

/** How much one notch of a wheel enlarges. */
const WHEEL = 1.0015;

/** Wheel, drag and pinch over a window as turns of what it shows. Spread the answer over the window's element. */
export function usePointers(window: RefObject<HTMLElement | null>, onTurn: (turn: Turn) => void) {
  const down = useRef(new Map<number, Place>());
  const tell = useEffectEvent(onTurn);

  useEffect(() => {
    const element = window.current;
    if (!element) return;
    const onWheel = (event: WheelEvent) => {
      // The page must stand still, which only a listener may ask that is not passive.
      event.preventDefault();
      tell({
        type: 'zoom',
        factor: WHEEL ** -event.deltaY,
        at: fromMiddle(element, event.clientX, event.clientY),
      });
    };
    element.addEventListener('wheel', onWheel, { passive: false });
    return () => element.removeEventListener('wheel', onWheel);
  }, [window]);

  const move = (event: PointerEvent<HTMLElement>) => {
    const before = down.current.get(event.pointerId);
    if (!before) return;
    const now = { x: event.clientX, y: event.clientY };
    const other = [...down.current].find(([id]) => id !== event.pointerId)?.[1];
    down.current.set(event.pointerId, now);
    if (!other) return onTurn({ type: 'pan', x: now.x - before.x, y: now.y - before.y });
    const middle = { x: (now.x + other.x) / 2, y: (now.y + other.y) / 2 };
    onTurn({
      type: 'zoom',
      factor: distance(now, other) / Math.max(1, distance(before, other)),
      at: fromMiddle(event.currentTarget, middle.x, middle.y),
    });
  };
  const lift = (event: PointerEvent<HTMLElement>) => void down.current.delete(event.pointerId);
  return {
    onPointerDown: (event: PointerEvent<HTMLElement>) => {
      down.current.set(event.pointerId, { x: event.clientX, y: event.clientY });
      event.currentTarget.setPointerCapture(event.pointerId);
    },
    onPointerMove: move,
    onPointerUp: lift,
    onPointerCancel: lift,
  };
}

function fromMiddle(element: HTMLElement, clientX: number, clientY: number): Place {
  const { left, top, width, height } = element.getBoundingClientRect();
  return { x: clientX - left - width / 2, y: clientY - top - height / 2 };
}

function distance(a: Place, b: Place): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}
