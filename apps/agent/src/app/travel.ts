/** Which way the next page moves: into a screen, back out of it, or across to a neighbour of the bottom bar. */
export type Travel = 'forward' | 'back' | 'across';

/** Tells the style sheet how the coming page transition should move. */
export function travel(way: Travel): void {
  document.documentElement.dataset.travel = way;
}
