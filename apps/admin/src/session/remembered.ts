type Choice = 'language' | 'mode' | 'singleKeys';

/** Reads a choice that this browser keeps; undefined where none was made or storage is closed. */
export function recall(choice: Choice): string | undefined {
  try {
    return localStorage.getItem(`admin.${choice}`) ?? undefined;
  } catch {
    return undefined;
  }
}

/** Keeps a choice in this browser. Where storage is closed it holds until the page is left. */
export function remember(choice: Choice, value: string): void {
  try {
    localStorage.setItem(`admin.${choice}`, value);
  } catch {
    // A private window without storage: the choice still holds for this visit.
  }
}
