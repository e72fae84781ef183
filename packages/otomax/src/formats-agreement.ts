import {
  type Format,
  type FormatRow,
  type FormatValues,
  formatOf,
  RenderError,
  readFormats,
  renderFormat,
  type SaleFields,
  type SaleVerb,
  saleValues,
  TemplateError,
} from './formats.ts';
import {
  canSay,
  type FormatPurpose,
  formatPurposes,
  formatsFor,
  purposeOf,
  sampleValues,
  verbOf,
} from './formats-purposes.ts';
import { misreading } from './formats-trial.ts';

/** What the operator has agreed to for one purpose: that his installation speaks so. */
export interface AgreedFormat {
  purpose: FormatPurpose;
  /** Name of the row in `parameter`, such as "Transaksi25". */
  name: string;
  /** What stood in that row when he agreed; null when there was none. Once it differs, the agreement is void. */
  found: string | null;
  /** What is sent: the same, or a text of his own. */
  template: string;
}

/** Which formats may be used. */
export interface FormatPolicy {
  /** True on a sandbox, where everything counts as agreed to as it stands. */
  asFound: boolean;
  agreed: readonly AgreedFormat[];
}

/**
 * How a purpose stands. `missing`: the installation has no format for it. `unconfirmed`: nobody has agreed to it yet.
 * `changed`: it is not what was agreed to any more. `stolen`: Otomax would read such a message as another command.
 */
export type PurposeState = 'ready' | 'missing' | 'unconfirmed' | 'changed' | 'stolen';

export interface PurposeReading {
  purpose: FormatPurpose;
  state: PurposeState;
  /** Names of the rows that could serve, the best first. */
  candidates: string[];
  /** The one that is used, or would be after a confirmation; null when there is none. */
  chosen: { name: string; found: string | null; template: string } | null;
  /** Name of the format that takes such messages; only when stolen. */
  stolenBy: string | null;
  agreed: AgreedFormat | null;
}

/** How every purpose stands on an installation with these rows. */
export function readPurposes(rows: readonly FormatRow[], policy: FormatPolicy): PurposeReading[] {
  const formats = readFormats(rows);
  return formatPurposes.map((purpose) => readPurpose(rows, formats, policy, purpose));
}

function readPurpose(
  rows: readonly FormatRow[],
  formats: readonly Format[],
  policy: FormatPolicy,
  purpose: FormatPurpose,
): PurposeReading {
  const values = sampleValues(purpose);
  const candidates = formatsFor(formats, purpose).filter((format) => isClear(format, values));
  const agreed = policy.agreed.find((each) => each.purpose === purpose) ?? null;
  const reading = { purpose, candidates: candidates.map(({ name }) => name), stolenBy: null, agreed };
  const stands = agreed !== null && textOf(rows, agreed.name) === agreed.found;
  const format = stands
    ? formatFor(agreed.purpose, agreed.name, agreed.template)
    : (candidates.find(({ name }) => name === agreed?.name) ?? candidates[0]);
  const chosen = format && {
    name: format.name,
    found: textOf(rows, format.name),
    template: format.template,
  };
  if (!policy.asFound && agreed && !stands) return { ...reading, state: 'changed', chosen: chosen ?? null };
  if (!format || !chosen) return { ...reading, state: 'missing', chosen: null };
  const stolenBy = misreading(formats, format, verbOf(purpose), values)?.name ?? null;
  if (stolenBy !== null) return { ...reading, state: 'stolen', chosen, stolenBy };
  return { ...reading, state: policy.asFound || stands ? 'ready' : 'unconfirmed', chosen };
}

/**
 * The text of one order, in the format that its purpose is agreed to be said in. Undefined when there is none, when it
 * is not what was agreed to any more, or when Otomax would read this very message as something else.
 */
export function agreedMessage(
  rows: readonly FormatRow[],
  policy: FormatPolicy,
  order: {
    verb: SaleVerb;
    fields: SaleFields;
    productCode: string;
    destination: string;
    pin: string;
    reference: string;
  },
): string | undefined {
  const { verb, fields } = order;
  const values = saleValues({ ...order, ...fields });
  return agreedText(rows, policy, purposeOf(verb, fields), values)?.text;
}

/**
 * A message of this purpose with these values, and the format that it is written in. Undefined when no format is agreed
 * to, when it is not what was agreed to any more, or when Otomax would read this very message as something else.
 */
export function agreedText(
  rows: readonly FormatRow[],
  policy: FormatPolicy,
  purpose: FormatPurpose,
  values: FormatValues,
): { text: string; format: Format } | undefined {
  const formats = readFormats(rows);
  const agreed = policy.agreed.find((each) => each.purpose === purpose);
  const stands = agreed !== undefined && textOf(rows, agreed.name) === agreed.found;
  if (!stands && !policy.asFound) return undefined;
  const format = stands
    ? formatFor(agreed.purpose, agreed.name, agreed.template)
    : formatsFor(formats, purpose)[0];
  if (!format) return undefined;
  try {
    const text = renderFormat(format, values);
    return misreading(formats, format, verbOf(purpose), values) ? undefined : { text, format };
  } catch (error) {
    if (error instanceof RenderError) return undefined;
    throw error;
  }
}

/** A template that can say what this purpose needs; undefined when it cannot, or cannot be read at all. */
export function formatFor(purpose: FormatPurpose, name: string, template: string): Format | undefined {
  try {
    const format = formatOf(name, template);
    return canSay(format, purpose) && isClear(format, sampleValues(purpose)) ? format : undefined;
  } catch (error) {
    if (error instanceof TemplateError) return undefined;
    throw error;
  }
}

/** Whether a message in this format can be read back as what it says, as nothing can where values touch. */
function isClear(format: Format, values: FormatValues): boolean {
  try {
    renderFormat(format, values);
    return true;
  } catch (error) {
    if (error instanceof RenderError) return false;
    throw error;
  }
}

function textOf(rows: readonly FormatRow[], name: string): string | null {
  return rows.find(({ nama }) => nama === name)?.nilai ?? null;
}
