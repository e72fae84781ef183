/** How a photo is looked at. `x` and `y` (pixels of the screen) move its middle away from the middle of its window. */
export interface PhotoView {
  scale: number;
  x: number;
  y: number;
  /** Quarter turns clockwise. */
  quarters: number;
}

/** What may be done with it. `at` is where the pointer is, from the middle of the window; it stays over the same spot. */
export type Turn =
  | { type: 'zoom'; factor: number; at?: { x: number; y: number } }
  | { type: 'pan'; x: number; y: number }
  | { type: 'rotate' }
  | { type: 'reset' };

export const plainView: PhotoView = { scale: 1, x: 0, y: 0, quarters: 0 };

const MOST = 8;

/** The view after a turn; `window` is the size of what it is seen through. A photo can never be lost out of sight. */
export function turned(view: PhotoView, turn: Turn, window: { width: number; height: number }): PhotoView {
  switch (turn.type) {
    case 'reset':
      return { ...plainView, quarters: view.quarters - (view.quarters % 4) };
    case 'rotate':
      // It counts on beyond a full turn, so that the picture never spins back.
      return { ...view, quarters: view.quarters + 1, x: 0, y: 0 };
    case 'pan':
      return kept({ ...view, x: view.x + turn.x, y: view.y + turn.y }, window);
    case 'zoom': {
      const scale = Math.min(MOST, Math.max(1, view.scale * turn.factor));
      const { x, y } = turn.at ?? { x: 0, y: 0 };
      const share = scale / view.scale;
      return kept({ ...view, scale, x: x - (x - view.x) * share, y: y - (y - view.y) * share }, window);
    }
  }
}

/** Keeps the photo over the middle of its window. */
function kept(view: PhotoView, { width, height }: { width: number; height: number }): PhotoView {
  const most = { x: ((view.scale - 1) * width) / 2, y: ((view.scale - 1) * height) / 2 };
  const within = (value: number, limit: number) => Math.min(limit, Math.max(-limit, value));
  return { ...view, x: within(view.x, most.x), y: within(view.y, most.y) };
}
