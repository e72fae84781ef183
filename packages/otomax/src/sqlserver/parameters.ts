import { moneyToWire } from '@hexaflate/contract/money';
import { TYPES } from 'tedious';

type DataType = (typeof TYPES)[keyof typeof TYPES];

/** A value with the type of the column that it meets, as the compiler leaves it for the driver. */
export class TypedValue {
  readonly type: string;
  readonly value: unknown;

  constructor(type: string, value: unknown) {
    this.type = type;
    this.value = value;
  }
}

export interface BoundParameter {
  type: DataType;
  value: string | number | Date | null;
  options: { length?: number; scale?: number };
}

const LONGEST = 8000;
const LOCAL_TIME = /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d{1,3})?$/;

/**
 * How a value goes over the wire: as its column's own type, so that an index on that column is used. Money goes as
 * decimal text (the statement casts it), since the protocol's library would make a float of it. Local times go as
 * they are written, in no zone. Throws TypeError for what cannot be sent.
 */
export function bindParameter(given: unknown): BoundParameter {
  const { type, value } = given instanceof TypedValue ? given : new TypedValue(typeOfValue(given), given);
  const [, name = '', length] = /^(\w+)(?:\((\w+)\))?$/.exec(type) ?? [];
  switch (name) {
    case 'varchar':
    case 'char':
      return text(TYPES.VarChar, length, value);
    case 'nvarchar':
    case 'nchar':
      return text(TYPES.NVarChar, length, value);
    case 'money':
    case 'smallmoney':
    case 'decimal':
    case 'numeric':
    case 'float':
    case 'real':
      return text(TYPES.VarChar, '30', value === null || value === undefined ? null : moneyText(value));
    case 'datetime':
    case 'smalldatetime':
      return { type: TYPES.DateTime, value: localTime(value), options: {} };
    case 'datetime2':
      return { type: TYPES.DateTime2, value: localTime(value), options: { scale: Number(length ?? 7) } };
    case 'tinyint':
      return { type: TYPES.TinyInt, value: whole(value), options: {} };
    case 'smallint':
      return { type: TYPES.SmallInt, value: whole(value), options: {} };
    case 'int':
      return integer(whole(value));
    case 'bigint':
      return { type: TYPES.BigInt, value: whole(value), options: {} };
    case 'bit':
      return { type: TYPES.TinyInt, value: whole(value), options: {} };
    case 'uniqueidentifier':
      return { type: TYPES.UniqueIdentifier, value: guid(value), options: {} };
    default:
      throw new TypeError(`A parameter of type ${type} cannot be sent`);
  }
}

/** True where a parameter of this type has to be cast in the statement. */
export function isMoneyType(type: string): boolean {
  return /^(smallmoney|money|decimal|numeric|float|real)$/.test(type);
}

/** The type of a value that meets no column. */
function typeOfValue(value: unknown): string {
  if (typeof value === 'bigint') return 'money';
  if (typeof value === 'number') return 'int';
  return 'varchar';
}

function text(type: DataType, length: string | undefined, value: unknown): BoundParameter {
  if (value === null || value === undefined) {
    return { type, value: null, options: { length: lengthOf(length, 0) } };
  }
  if (typeof value !== 'string') throw new TypeError(`A text column cannot take a ${typeof value}`);
  return { type, value, options: { length: lengthOf(length, value.length) } };
}

/** The column's own length, or room enough: a parameter that is cut off would match what it should not. */
function lengthOf(declared: string | undefined, wanted: number): number {
  const own = declared === undefined ? 255 : declared === 'max' ? Number.POSITIVE_INFINITY : Number(declared);
  if (wanted <= own && own <= LONGEST) return own;
  return wanted <= LONGEST && own !== Number.POSITIVE_INFINITY ? LONGEST : Number.MAX_SAFE_INTEGER;
}

function moneyText(value: unknown): string {
  if (typeof value === 'bigint') return moneyToWire(value);
  throw new TypeError(`A money column takes scaled bigints, not a ${typeof value}`);
}

/** The written time as the library's date: it reads the UTC fields, so nothing is converted. */
function localTime(value: unknown): Date | null {
  if (value === null || value === undefined) return null;
  if (typeof value !== 'string' || !LOCAL_TIME.test(value))
    throw new TypeError('A time column takes local text');
  const at = new Date(`${value.replace(' ', 'T')}Z`);
  if (Number.isNaN(at.getTime())) throw new TypeError('A time column takes local text');
  return at;
}

function whole(value: unknown): number | null {
  if (value === null || value === undefined) return null;
  if (typeof value === 'number' && Number.isSafeInteger(value)) return value;
  throw new TypeError(
    `A whole number column cannot take ${typeof value === 'number' ? value : `a ${typeof value}`}`,
  );
}

/** A number beyond `int` matches no row there; sent as `bigint` it may be asked for all the same. */
function integer(value: number | null): BoundParameter {
  const fits = value === null || (value >= -2_147_483_648 && value <= 2_147_483_647);
  return { type: fits ? TYPES.Int : TYPES.BigInt, value, options: {} };
}

function guid(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  if (typeof value !== 'string') throw new TypeError(`An identifier cannot be a ${typeof value}`);
  return value;
}
