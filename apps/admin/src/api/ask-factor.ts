type Answer = (shown: boolean) => void;

let ask: ((answer: Answer) => void) | undefined;

/** Asks whoever sits there for the second factor; false when he would rather not, or nobody is there to ask. */
export function askFactor(): Promise<boolean> {
  return new Promise((resolve) => (ask ? ask(resolve) : resolve(false)));
}

/** Who asks from now on; answers how to stop. */
export function onAskFactor(listener: (answer: Answer) => void): () => void {
  ask = listener;
  return () => {
    if (ask === listener) ask = undefined;
  };
}
