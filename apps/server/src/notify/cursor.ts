import * as z from 'zod';
import { AppError } from '../http/app-error.ts';

const PlaceSchema = z.tuple([z.number().int().min(0), z.string().min(1).max(60)]);

/** A place in a list that is ordered by time and id. */
export interface Place {
  at: number;
  id: string;
}

export function writeCursor(place: Place): string {
  return Buffer.from(JSON.stringify([place.at, place.id])).toString('base64url');
}

/** Throws `request.badCursor` on anything that `writeCursor` did not write. */
export function readCursor(cursor: string): Place {
  const place = PlaceSchema.safeParse(parse(cursor));
  if (!place.success) throw new AppError('request.badCursor');
  const [at, id] = place.data;
  return { at, id };
}

function parse(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString());
  } catch {
    return undefined;
  }
}
