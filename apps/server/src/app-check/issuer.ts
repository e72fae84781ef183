import type { JWTVerifyGetKey } from 'jose';
import { remoteKeys } from '../linked-accounts/issuers.ts';

/** Who says that an app is genuine. */
export interface AppCheckIssuer {
  /** What stands before the project's number in a token's issuer. */
  name: string;
  keys: JWTVerifyGetKey;
}

/** Firebase. */
export function firebaseAppCheck(): AppCheckIssuer {
  return {
    name: 'https://firebaseappcheck.googleapis.com',
    keys: remoteKeys('https://firebaseappcheck.googleapis.com/v1/jwks'),
  };
}
