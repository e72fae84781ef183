import { useEffect, useEffectEvent, useRef } from 'react';
import { useNavigate } from 'react-router';
import { readShortcut } from './shortcuts.ts';

/** Milliseconds in which the second key of a pair has to follow. */
const PAIR_MS = 1_200;

/** Listens to the keyboard for as long as the panel stands. */
export function useShortcuts({
  singleKeys,
  find,
  help,
}: {
  singleKeys: boolean;
  find: () => void;
  help: () => void;
}): void {
  const navigate = useNavigate();
  const gAt = useRef(0);
  const hear = useEffectEvent((event: KeyboardEvent) => {
    const action = readShortcut(
      {
        key: event.key,
        command: event.ctrlKey || event.metaKey,
        alt: event.altKey,
        typing: isTyping(event.target),
        covered: document.querySelector('[role="dialog"], [role="menu"], [role="listbox"]') !== null,
      },
      { afterG: Date.now() - gAt.current < PAIR_MS, singleKeys },
    );
    gAt.current = action?.type === 'goPending' ? Date.now() : 0;
    if (!action) return;
    if (action.type !== 'goPending') event.preventDefault();
    if (action.type === 'find') find();
    if (action.type === 'help') help();
    if (action.type === 'search') document.getElementById('room-search')?.focus();
    if (action.type === 'row') moveRow(action.step);
    if (action.type === 'room') void navigate(action.path);
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => hear(event);
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, []);
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
  );
}

/** Moves the focus from row to row; the first press goes to the first row on the screen. */
function moveRow(step: 1 | -1): void {
  const rows = [...document.querySelectorAll<HTMLElement>('[data-row]')];
  const at = rows.findIndex((row) => row.matches(':focus'));
  const next = at < 0 ? rows.find((row) => row.getBoundingClientRect().top >= 0) : rows[at + step];
  next?.focus();
}
