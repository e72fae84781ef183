import type { Row } from './context.ts';

/** One message of an agent that was understood: whose, as which format, with which values. */
export interface MessageRequest {
  inbox: Row<'inbox'>;
  agent: Row<'reseller'>;
  /** Name of the format, such as "Transaksi25". */
  formatName: string;
  values: Readonly<Record<string, string>>;
}

/** What a message came to: Otomax's inbox status (21 answered, 22 a transaction) and the text of the reply. */
export interface Answer {
  status: number;
  text: string;
  transactionCode?: number;
}

/** A message is refused with an inbox status of 40 or more. Always thrown before the first write. */
export class Refusal extends Error {
  override name = 'Refusal';
  readonly status: number;
  constructor(status: number, text: string) {
    super(text);
    this.status = status;
  }
}
