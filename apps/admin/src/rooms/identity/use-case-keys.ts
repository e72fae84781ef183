import { useEffect, useEffectEvent } from 'react';
import { recall } from '../../session/remembered.ts';
import { type CaseAction, readCaseKey } from './case-keys.ts';

/** Listens to the keys of an open case, unless letters are text, something lies over it, or single keys are off. */
export function useCaseKeys(onAction: (action: CaseAction) => void): void {
  const hear = useEffectEvent((event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || recall('singleKeys') === 'off') return;
    const typing =
      event.target instanceof HTMLElement &&
      event.target.matches('input, textarea, select, [contenteditable]');
    if (typing || document.querySelector('[role="dialog"], [role="menu"], [role="listbox"]')) return;
    const action = readCaseKey(event.key);
    if (!action) return;
    event.preventDefault();
    onAction(action);
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => hear(event);
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, []);
}
