import type { Context } from '../context.ts';

/** A published document of ours (layout, brand), or undefined while the default stands. */
export async function publishedDocument(context: Context, name: 'layout' | 'brand'): Promise<unknown> {
  const row = await context.store
    .selectFrom('document')
    .select('body')
    .where('name', '=', name)
    .executeTakeFirst();
  return row && JSON.parse(row.body);
}
