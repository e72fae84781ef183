import type { IdentityAnalysisTable } from '@hexaflate/store';
import * as z from 'zod';
import type { PersonKey } from '../keys/person-key.ts';

type About = Pick<IdentityAnalysisTable, 'kind' | 'photo_id'>;

const about = ({ kind, photo_id: photoId }: About) => `identity analysis:${kind}:${photoId}`;

/** Seals what a model saw: it tells as much of a person as the photo does. */
export function sealResult(key: PersonKey, row: About, result: object): string {
  return key.sealJson(result, about(row));
}

/** Opens it again. */
export function openResult(key: PersonKey, row: About, sealed: string): Record<string, unknown> {
  return z.record(z.string(), z.unknown()).parse(key.openJson(sealed, about(row)));
}
