import {
  DummyDriver,
  Kysely,
  type KyselyPlugin,
  MssqlAdapter,
  MssqlIntrospector,
  type RootOperationNode,
} from 'kysely';
import type { OtomaxTables } from '../../tables.ts';
import { canonicalColumns } from '../columns.ts';
import { OtomaxSqlCompiler } from '../compiler.ts';
import { TypedValue } from '../parameters.ts';

/** Collects what SQL Server would be sent, each statement once, with the types of its parameters. */
export interface Recorder {
  statements: Set<string>;
  /** Records what a handle on another database is asked, and lets it through. */
  plugin: KyselyPlugin;
  /** A handle that records and answers nothing at all. */
  silent: Kysely<OtomaxTables>;
}

export function createRecorder(skipLocked?: ReadonlySet<string>): Recorder {
  const statements = new Set<string>();
  const compiler = new OtomaxSqlCompiler(canonicalColumns, skipLocked);
  const record = (node: RootOperationNode) => {
    const { sql, parameters } = compiler.compileQuery(node, { queryId: 'recorded' });
    const types = parameters.map((parameter) =>
      parameter instanceof TypedValue ? parameter.type : 'by value',
    );
    // Lists of keys have as many places as there are keys.
    const listed = sql.replace(/ in \(@\d+(, @\d+)*\)/g, ' in (@…)');
    const head = types.length === 0 ? '' : `-- ${[...new Set(types)].join(', ')}\n`;
    statements.add(`${head}${listed};\n`);
  };
  const plugin: KyselyPlugin = {
    transformQuery: ({ node }) => {
      record(node);
      return node;
    },
    transformResult: async ({ result }) => result,
  };
  const silent = new Kysely<OtomaxTables>({
    dialect: {
      createAdapter: () => new MssqlAdapter(),
      createDriver: () => new DummyDriver(),
      createIntrospector: (db) => new MssqlIntrospector(db),
      createQueryCompiler: () => new OtomaxSqlCompiler(canonicalColumns),
    },
    plugins: [plugin],
  });
  return { statements, plugin, silent };
}
