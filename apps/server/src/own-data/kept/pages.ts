const PAGE = 500;

/** Rows in the order of their ids, page by page, so that a big account is never in memory at once. */
export async function* inPages<Row extends { id: string }>(
  read: (afterId: string, limit: number) => Promise<Row[]>,
): AsyncGenerator<Row> {
  let after = '';
  for (;;) {
    const page = await read(after, PAGE);
    yield* page;
    const last = page.at(-1);
    if (!last || page.length < PAGE) return;
    after = last.id;
  }
}

/** The rows of a question that has few, each as it is presented. */
export async function* each<Row, Shown>(
  rows: Promise<Row[]>,
  show: (row: Row) => Shown,
): AsyncGenerator<Shown> {
  for (const row of await rows) yield show(row);
}
