const names: Readonly<Record<string, string>> = { google: 'Google', facebook: 'Facebook' };

/** What people call the one who vouches for an account: a name of its own, the same in every language. */
export function providerName(provider: string | undefined): string {
  return names[provider ?? ''] ?? '';
}
