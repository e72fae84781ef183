/** Features that have a name of their own here; what detection adds later shows by its code name. */
const FEATURES = [
  'buy',
  'repeat',
  'openAmount',
  'buyerPhone',
  'bills',
  'ownReference',
  'changePin',
  'messages',
  'replies',
] as const;

/** Reasons for which there is something that the operator can do. */
const TODOS = [
  'noCenter',
  'noFormat',
  'formatUnconfirmed',
  'formatChanged',
  'formatStolen',
  'noRight',
  'noColumn',
  'notInstalled',
] as const;

/** Catalogue key of a feature's name; undefined for one that this panel does not know. */
export function featureKey(feature: string) {
  const known = FEATURES.find((each) => each === feature);
  return known && (`otomax.feature.${known}` as const);
}

/** Catalogue key of what to do about a reason; undefined where there is no advice. */
export function todoKey(code: string) {
  const known = TODOS.find((each) => each === code);
  return known && (`otomax.todo.${known}` as const);
}
