import {
  type Format,
  type FormatValues,
  formatOf,
  isFormatOf,
  type MessageVerb,
  matchFormat,
  RenderError,
  renderFormat,
  TemplateError,
  type Token,
} from './formats.ts';
import { canSay, type FormatPurpose, verbOf } from './formats-purposes.ts';
import type { FormatProblem } from './formats-template.ts';

/** A template to try with made-up values. */
export interface FormatTrial {
  /** The row that it is meant to be, such as "CekSaldo". */
  name: string;
  template: string;
  /** What we would say with it, where it is one of ours. */
  purpose: FormatPurpose | null;
  /** By placeholder. PINs are left out: zeros stand for them. */
  values: FormatValues;
}

export interface FormatTrialResult {
  pieces: Token[];
  /** What was put into the places, made up where nothing was given. */
  values: Record<string, string>;
  /** The message, with zeros for a PIN; null when it cannot be written. */
  message: string | null;
  /** Why it cannot be read or written. */
  problem: FormatProblem | null;
  /** Every format of the installation that reads the message, in the order in which they are tried. */
  readings: { name: string; values: Record<string, string> }[];
  /** Whether the first of them understands what was meant, something else, or there is none. */
  verdict: 'same' | 'other' | 'nobody' | null;
  /** Whether the template carries what its purpose needs, and nothing unknown; null without a purpose. */
  usable: boolean | null;
}

/**
 * Writes a message in a template and reads it back as Otomax would, as far as we know how it does: by the order of
 * `readFormats`. Nothing is sent and no agent's PIN is touched.
 */
export function tryFormat(
  formats: readonly Format[],
  trial: FormatTrial,
  pinLength: number,
): FormatTrialResult {
  const nothing = { pieces: [], values: {}, message: null, readings: [], verdict: null, usable: null };
  let format: Format;
  try {
    format = formatOf(trial.name, trial.template);
  } catch (error) {
    if (!(error instanceof TemplateError)) throw error;
    return { ...nothing, problem: error.problem };
  }
  const values = trialValues(format, trial.values, pinLength);
  const usable = trial.purpose && canSay(format, trial.purpose);
  try {
    const message = renderFormat(format, values);
    const readings = readAll(formats, message);
    return {
      pieces: format.tokens,
      values,
      usable,
      message,
      problem: null,
      readings,
      verdict: verdictOf(readings[0], formats, trial, values),
    };
  } catch (error) {
    if (!(error instanceof RenderError)) throw error;
    return {
      ...nothing,
      pieces: format.tokens,
      values,
      usable,
      problem: error.problem,
    };
  }
}

/**
 * The format that would take a message away from what it means, if there is one: the first that reads it is not for
 * this verb, or finds another product, number, PIN, amount or counter in it.
 */
export function misreading(
  formats: readonly Format[],
  format: Format,
  verb: MessageVerb,
  values: FormatValues,
): Format | undefined {
  const message = renderFormat(format, values).trim();
  for (const other of formats) {
    const read = matchFormat(other, message);
    if (!read) continue;
    return isFormatOf(other, verb) && meansTheSame(format, values, read) ? undefined : other;
  }
  return undefined;
}

/** What changes the meaning of an order. A counter that is not said is the first purchase; a reference is ours alone. */
function meansTheSame(format: Format, meant: FormatValues, read: FormatValues): boolean {
  const said = (name: string) => (format.placeholders.includes(name) ? meant[name] : undefined);
  const same = (a: string | undefined, b: string | undefined) => (a ?? '') === (b ?? '');
  return (
    same(said('kodeproduk')?.toUpperCase(), read.kodeproduk?.toUpperCase()) &&
    same(said('tujuan'), read.tujuan) &&
    same(said('pin'), read.pin) &&
    same(said('pinlama'), read.pinlama) &&
    same(said('pinbaru'), read.pinbaru) &&
    same(said('enduser'), read.enduser) &&
    same(said('nominal') ?? said('qty'), read.nominal ?? read.qty) &&
    same(said('counter') ?? '1', read.counter ?? '1')
  );
}

function readAll(formats: readonly Format[], message: string): FormatTrialResult['readings'] {
  return formats.flatMap((format) => {
    const values = matchFormat(format, message.trim());
    return values ? [{ name: format.name, values }] : [];
  });
}

function verdictOf(
  first: FormatTrialResult['readings'][number] | undefined,
  formats: readonly Format[],
  { name, template, purpose }: FormatTrial,
  values: FormatValues,
): FormatTrialResult['verdict'] {
  if (!first) return 'nobody';
  if (purpose === null) return first.name === name ? 'same' : 'other';
  const wrong = misreading(formats, formatOf(name, template), verbOf(purpose), values);
  return wrong ? 'other' : 'same';
}

/** What stands for the values that nobody gave. */
const samples: Readonly<Record<string, string>> = {
  kodeproduk: 'S10',
  tujuan: '081234567890',
  trxid: 'A1B2C3',
  counter: '2',
  nominal: '50000',
  qty: '50000',
  jumlah: '100000',
  enduser: '081298765432',
  nomorhp: '081298765432',
  kodereseller: 'AG0002',
  nama: 'Maju Jaya',
  alamat: 'Bandung',
  markup: '100',
  kode: 'SALDO10',
  tanggal: '25/11',
  kodelevel: 'AGEN',
};

/** Zeros of the installation's length for a PIN, ones for a new PIN, so that both can be told apart. */
function trialValues(format: Format, given: FormatValues, pinLength: number): Record<string, string> {
  const pins: Readonly<Record<string, string>> = {
    pin: '0'.repeat(pinLength),
    pinlama: '0'.repeat(pinLength),
    pinbaru: '1'.repeat(pinLength),
  };
  return Object.fromEntries(
    format.placeholders.map((name) => [name, pins[name] ?? (given[name] || samples[name] || 'X')]),
  );
}
