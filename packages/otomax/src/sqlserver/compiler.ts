import {
  AliasNode,
  type BinaryOperationNode,
  ColumnNode,
  type ColumnUpdateNode,
  type DeleteQueryNode,
  IdentifierNode,
  type InsertQueryNode,
  MssqlQueryCompiler,
  type OperationNode,
  OutputNode,
  type PrimitiveValueListNode,
  ReferenceNode,
  type ReturningNode,
  SelectAllNode,
  SelectionNode,
  type SelectQueryNode,
  TableNode,
  TopNode,
  type UpdateQueryNode,
  type ValueListNode,
  ValueNode,
} from 'kysely';
import { moneyColumns } from '../tables.ts';
import { type Columns, placeOf } from './columns.ts';
import { isMoneyType, TypedValue } from './parameters.ts';

const queueOnly: ReadonlySet<string> = new Set(['hexaflate_queue']);

/** Alias (or name) to table, of one query. */
type Scope = ReadonlyMap<string, string>;

/**
 * Kysely's T-SQL, with what this database needs besides: every parameter carries the type of the column that it
 * meets, money leaves as decimal text, `limit` becomes TOP, `returning` becomes OUTPUT INTO (plain OUTPUT fails on
 * a table with triggers), a column that this installation lacks reads as null, and one that it calls otherwise is
 * asked for by that name.
 */
export class OtomaxSqlCompiler extends MssqlQueryCompiler {
  readonly #columns: Columns;
  readonly #skipLocked: ReadonlySet<string>;
  readonly #scopes: Scope[] = [];
  #expected: string | undefined;
  #inserted: readonly string[] | undefined;

  /**
   * The columns are looked at anew for each statement: an installation may change while we run. In the tables of
   * `skipLocked`, rows that a transaction has not committed yet are left for the next look, instead of being waited for.
   */
  constructor(columns: Columns, skipLocked: ReadonlySet<string> = queueOnly) {
    super();
    this.#columns = columns;
    this.#skipLocked = skipLocked;
  }

  protected override visitSelectQuery(node: SelectQueryNode): void {
    const { limit, ...rest } = node;
    const tables = [...(node.from?.froms ?? []), ...(node.joins ?? []).map((join) => join.table)];
    this.#within(tables, () => {
      if (limit === undefined) super.visitSelectQuery(node);
      else super.visitSelectQuery({ ...rest, top: TopNode.create(rowsOf(limit.limit)) });
    });
  }

  protected override visitTop(node: TopNode): void {
    this.append('top (');
    super.appendValue(new TypedValue('int', Number(node.expression)));
    this.append(')');
  }

  protected override visitSelection(node: SelectionNode): void {
    const { selection } = node;
    // What an aggregate counts, or a condition selects inside, is nobody's result.
    if (this.#scopes.length !== 1 || this.parentNode?.kind !== 'SelectQueryNode') {
      super.visitSelection(node);
      return;
    }
    if (SelectAllNode.is(selection)) {
      this.#selectEvery();
      return;
    }
    const name = outputName(selection);
    if (name === undefined || !Object.hasOwn(moneyColumns, name)) {
      this.visitNode(selection);
      if (ReferenceNode.is(selection) && this.#isOther(selection)) this.#as(name);
      return;
    }
    this.append('cast(cast(');
    this.visitNode(AliasNode.is(selection) ? selection.node : selection);
    this.append(' as decimal(19,4)) as varchar(30))');
    this.#as(name);
  }

  protected override visitReference(node: ReferenceNode): void {
    const absent = this.#absentType(node);
    const real = this.#realName(node);
    if (absent !== undefined) this.append(`cast(null as ${absent})`);
    else if (real === undefined) super.visitReference(node);
    else super.visitReference(ReferenceNode.create(ColumnNode.create(real), node.table));
  }

  protected override visitTable(node: TableNode): void {
    const name = node.table.identifier.name;
    const known = this.#columns.types.has(name);
    const qualifying = this.parentNode !== undefined && ReferenceNode.is(this.parentNode);
    if (!known || qualifying) {
      super.visitTable(node);
      return;
    }
    const place = placeOf(name);
    this.append(`"${place.schema}"."${place.name}"`);
    const selecting = this.nodeStack.at(-3)?.kind === 'SelectQueryNode';
    if (selecting && this.#skipLocked.has(name)) this.append(' with (readpast)');
  }

  protected override visitBinaryOperation(node: BinaryOperationNode): void {
    this.visitNode(node.leftOperand);
    this.append(' ');
    this.visitNode(node.operator);
    this.append(' ');
    this.#expecting(this.#typeOf(node.leftOperand), () => this.visitNode(node.rightOperand));
  }

  protected override visitColumnUpdate(node: ColumnUpdateNode): void {
    this.visitNode(node.column);
    this.append(' = ');
    this.#expecting(this.#typeOf(node.column), () => this.visitNode(node.value));
  }

  protected override visitUpdateQuery(node: UpdateQueryNode): void {
    this.#within(node.table ? [node.table] : [], () => super.visitUpdateQuery(node));
  }

  protected override visitDeleteQuery(node: DeleteQueryNode): void {
    this.#within(node.from.froms, () => super.visitDeleteQuery(node));
  }

  protected override visitInsertQuery(node: InsertQueryNode): void {
    const table = node.into?.table.identifier.name ?? '';
    this.#inserted = node.columns?.map(
      ({ column }) => this.#columns.types.get(table)?.get(column.name) ?? 'varchar',
    );
    if (node.returning) this.#insertReturning(node, table, node.returning);
    else super.visitInsertQuery(node);
    this.#inserted = undefined;
  }

  protected override visitOutput(node: OutputNode): void {
    super.visitOutput(node);
    this.append(' into @written');
  }

  protected override visitValueList(node: ValueListNode): void {
    this.#list(node.values, (value) => this.visitNode(value));
  }

  protected override visitPrimitiveValueList(node: PrimitiveValueListNode): void {
    this.#list(node.values, (value) => this.appendValue(value));
  }

  protected override appendValue(parameter: unknown): void {
    const type = this.#expected ?? (typeof parameter === 'bigint' ? 'money' : undefined);
    const money = type !== undefined && isMoneyType(type);
    if (money) this.append('cast(');
    super.appendValue(type === undefined ? parameter : new TypedValue(type, parameter));
    if (money) this.append(' as money)');
  }

  #insertReturning(node: InsertQueryNode, table: string, returning: ReturningNode): void {
    const names = returning.selections.map(({ selection }) => outputName(selection) ?? '');
    const columns = names.map((name) => `"${name}" ${this.#columns.types.get(table)?.get(name) ?? 'int'}`);
    const output = names.map((name) =>
      SelectionNode.create(ReferenceNode.create(ColumnNode.create(name), TableNode.create('inserted'))),
    );
    this.append(`declare @written table (${columns.join(', ')}); `);
    const { returning: _, ...rest } = node;
    super.visitInsertQuery({ ...rest, output: OutputNode.create(output) });
    this.append(`; select ${names.map((name) => `"${name}"`).join(', ')} from @written`);
  }

  /** The table that a reference speaks of: by its alias, or else the nearest one that has such a column. */
  #tableOf(alias: string | undefined, column: string): string | undefined {
    for (const scope of this.#scopes.toReversed()) {
      const table =
        alias === undefined
          ? [...scope.values()].find((name) => this.#columns.types.get(name)?.has(column))
          : scope.get(alias);
      if (table !== undefined) return table;
    }
    return undefined;
  }

  #typeOf(node: OperationNode): string | undefined {
    const { alias, column } = named(node);
    if (column === undefined) return undefined;
    return this.#columns.types.get(this.#tableOf(alias, column) ?? '')?.get(column);
  }

  /** The type of a column that this installation lacks. */
  #absentType(node: OperationNode): string | undefined {
    const { alias, column } = named(node);
    if (column === undefined) return undefined;
    const table = this.#tableOf(alias, column) ?? '';
    return this.#columns.absent.get(table)?.has(column)
      ? this.#columns.types.get(table)?.get(column)
      : undefined;
  }

  /** What this installation calls a column, where that is not its usual name. */
  #realName(node: OperationNode): string | undefined {
    const { alias, column } = named(node);
    if (column === undefined) return undefined;
    return this.#columns.renamed.get(this.#tableOf(alias, column) ?? '')?.get(column);
  }

  /** Its result has to be given the name that we know it by. */
  #isOther(node: OperationNode): boolean {
    return this.#absentType(node) !== undefined || this.#realName(node) !== undefined;
  }

  #list<Item>(items: readonly Item[], visit: (item: Item) => void): void {
    const types = this.#inserted;
    this.append('(');
    items.forEach((item, index) => {
      if (index > 0) this.append(', ');
      this.#expecting(types ? types[index] : this.#expected, () => visit(item));
    });
    this.append(')');
  }

  #selectEvery(): void {
    const [[alias, table] = ['', '']] = [...(this.#scopes.at(-1) ?? [])];
    const columns = [...(this.#columns.types.get(table)?.keys() ?? [])];
    columns.forEach((column, index) => {
      if (index > 0) this.append(', ');
      const of = alias === table ? undefined : TableNode.create(alias);
      this.visitSelection(SelectionNode.create(ReferenceNode.create(ColumnNode.create(column), of)));
    });
  }

  #as(name: string | undefined): void {
    if (name !== undefined) this.append(` as "${name}"`);
  }

  #within(tables: readonly OperationNode[], work: () => void): void {
    const expected = this.#expected;
    const inserted = this.#inserted;
    this.#expected = undefined;
    this.#inserted = undefined;
    this.#scopes.push(new Map(tables.flatMap(aliased)));
    work();
    this.#scopes.pop();
    this.#expected = expected;
    this.#inserted = inserted;
  }

  #expecting(type: string | undefined, work: () => void): void {
    const before = this.#expected;
    this.#expected = type;
    work();
    this.#expected = before;
  }
}

function named(node: OperationNode): { alias?: string; column?: string } {
  if (ColumnNode.is(node)) return { column: node.column.name };
  if (!ReferenceNode.is(node) || !ColumnNode.is(node.column)) return {};
  const alias = node.table?.table.identifier.name;
  return { column: node.column.column.name, ...(alias === undefined ? {} : { alias }) };
}

function outputName(selection: OperationNode): string | undefined {
  if (AliasNode.is(selection)) return IdentifierNode.is(selection.alias) ? selection.alias.name : undefined;
  return named(selection).column;
}

function aliased(node: OperationNode): [string, string][] {
  if (TableNode.is(node)) return [[node.table.identifier.name, node.table.identifier.name]];
  if (!AliasNode.is(node) || !TableNode.is(node.node) || !IdentifierNode.is(node.alias)) return [];
  return [[node.alias.name, node.node.table.identifier.name]];
}

function rowsOf(limit: OperationNode): number {
  if (ValueNode.is(limit) && typeof limit.value === 'number') return limit.value;
  throw new TypeError('A limit is a number');
}
