import { type Format, formatOf, loadFormatRows, readFormats, TemplateError } from '../formats.ts';
import { readPurposes } from '../formats-agreement.ts';
import { type FormatTrial, type FormatTrialResult, tryFormat } from '../formats-trial.ts';
import type { FormatsReading, FoundFormat } from '../gateway.ts';
import { pinLengthOf } from './capabilities.ts';
import type { GatewayContext } from './context.ts';

/** See `Gateway.formats`. In the order of the names. */
export async function formats({ read, formats: policy }: GatewayContext): Promise<FormatsReading> {
  const rows = await read
    .selectFrom('parameter')
    .select(['nama', 'nilai', 'keterangan', 'tgl_data'])
    .where('grup', '=', 'Format')
    .orderBy('nama')
    .execute();
  const purposes = readPurposes(rows, policy);
  return {
    asFound: policy.asFound,
    found: rows.map(({ nama, nilai, keterangan }) => ({
      name: nama,
      template: nilai ?? '',
      description: keterangan,
      ...readTemplate(nama, nilai ?? ''),
      purposes: purposes.filter(({ candidates }) => candidates.includes(nama)).map(({ purpose }) => purpose),
    })),
    purposes,
  };
}

/** See `Gateway.tryFormat`. */
export async function tryTemplate(context: GatewayContext, trial: FormatTrial): Promise<FormatTrialResult> {
  const [rows, pinLength] = await Promise.all([loadFormatRows(context.read), pinLengthOf(context)]);
  return tryFormat(readFormats(rows), trial, pinLength);
}

function readTemplate(name: string, template: string): Pick<FoundFormat, 'pieces' | 'problem'> {
  try {
    const format: Format = formatOf(name, template);
    return { pieces: format.tokens, problem: null };
  } catch (error) {
    if (error instanceof TemplateError) return { pieces: [], problem: error.problem };
    throw error;
  }
}
