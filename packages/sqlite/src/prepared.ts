import { type CompiledQuery, type Kysely, type RawBuilder, SqliteAdapter, sql } from 'kysely';

/** What a statement is asked with, by name. */
type Values = Readonly<Record<string, string | number | bigint | null>>;

/** The place of a value in a statement. */
export type Place<Asked extends Values> = <Name extends keyof Asked & string>(
  name: Name,
) => Asked[Name] | RawBuilder<Asked[Name]>;

interface Statement<Row> {
  compile(): CompiledQuery<Row>;
  execute(): Promise<Row[]>;
}

/** Stands in a compiled statement where a value will be. */
class Gap {
  readonly name: string;

  constructor(name: string) {
    this.name = name;
  }
}

/**
 * A statement that is written once and asked often. Building and compiling it costs Kysely several times what SQLite
 * needs to answer, so on SQLite its text is kept; anywhere else, and under plugins, it is built anew each time. `write`
 * must make the same statement each time, but for the values that it takes from `place`.
 */
export function prepared<Tables, Asked extends Values, Row>(
  write: (db: Kysely<Tables>, place: Place<Asked>) => Statement<Row>,
): (db: Kysely<Tables>, asked: Asked) => Promise<Row[]> {
  let kept: CompiledQuery<Row> | undefined;
  return async (db, asked) => {
    const executor = db.getExecutor();
    if (!(executor.adapter instanceof SqliteAdapter) || executor.plugins.length > 0)
      return write(db, (name) => asked[name]).execute();
    kept ??= write(db, (name) => sql`${new Gap(name)}`).compile();
    const parameters = kept.parameters.map((value) => (value instanceof Gap ? asked[value.name] : value));
    const { rows } = await executor.executeQuery<Row>({ ...kept, parameters });
    return rows;
  };
}
