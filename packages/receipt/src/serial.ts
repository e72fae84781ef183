/** What a supplier's serial number says. Its shape differs by supplier, so every part may be missing. */
export interface SerialParts {
  /** Twenty digits of an electricity token in five groups of four. */
  token: string[] | null;
  /** The serial itself, without the facts that some suppliers append. */
  serial: string;
  customerName: string | null;
  /** "R1/1300" */
  tariff: string | null;
  kwh: string | null;
}

const TOKEN = /^\s*(\d{4})([- ]?)(\d{4})\2(\d{4})\2(\d{4})\2(\d{4})(?!\d)/;
const TARIFF = /^[RBIPSLT]-?\d[A-Z]{0,2}$/i;
const POWER = /^(\d{3,7})\s*(VA)?$/i;
const KWH = /^(?:kwh\s*[:=]?\s*)?(\d+[.,]\d+|\d+(?=\s*kwh))\s*(?:kwh)?$/i;

/**
 * Reads a serial. Electricity tokens carry name, tariff, power and kWh after slashes
 * (`4821-9930-1175-6024-8813/SITI AMINAH/R1/1300/33,4`); twenty bare digits count as a token only where the caller
 * knows that it is electricity, because pulsa serials may have twenty digits too.
 */
export function readSerial(text: string, electricity: boolean): SerialParts {
  const serial = text.trim();
  const match = TOKEN.exec(serial);
  const rest = match ? serial.slice(match[0].length).trim() : '';
  const shaped = match !== null && (match[2] !== '' || rest.startsWith('/') || electricity);
  if (!match || !shaped) return { token: null, tariff: null, kwh: null, ...readNamed(serial) };
  const token = [match[1], match[3], match[4], match[5], match[6]].filter((group) => group !== undefined);
  return { token, serial: token.join(''), ...readFacts(rest) };
}

/** E-wallets and games answer `NAME/REFERENCE`. */
function readNamed(serial: string): Pick<SerialParts, 'serial' | 'customerName'> {
  const match = /^([^/:]*[a-z][^/:]*)\/([\w-]*\d[\w-]*)$/i.exec(serial);
  if (!match?.[1] || !match[2]) return { serial, customerName: null };
  return { serial: match[2], customerName: match[1].trim() };
}

function readFacts(rest: string): Pick<SerialParts, 'customerName' | 'tariff' | 'kwh'> {
  const facts: Pick<SerialParts, 'customerName' | 'tariff' | 'kwh'> = {
    customerName: null,
    tariff: null,
    kwh: null,
  };
  for (const raw of rest.split('/')) {
    const part = raw.trim();
    const power = POWER.exec(part);
    const kwh = KWH.exec(part);
    if (!part) continue;
    if (TARIFF.test(part)) facts.tariff = part.toUpperCase();
    else if (power && facts.kwh === null && !kwh)
      facts.tariff = facts.tariff ? `${facts.tariff}/${power[1]}` : (power[1] ?? null);
    else if (kwh) facts.kwh = (kwh[1] ?? '').replace('.', ',');
    else if (facts.customerName === null && /[a-z]{2}/i.test(part)) facts.customerName = part;
  }
  return facts;
}
