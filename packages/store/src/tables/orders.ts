/** The journal of orders and what belongs to a sale. */
export interface OrderTables {
  orders: OrdersTable;
  order_event: OrderEventTable;
  order_note: OrderNoteTable;
  selling_price: SellingPriceTable;
  receipt_settings: ReceiptSettingsTable;
}

/** The journal: written before any side effect, unique per agent and attempt. */
export interface OrdersTable {
  id: string;
  agent_code: string;
  attempt_id: string;
  /** SHA-256 of what was asked, hex. */
  content_hash: string;
  session_id: string | null;
  verb: 'buy' | 'inquire' | 'pay';
  product_code: string;
  product_name: string;
  operator_code: string;
  operator_name: string;
  category: string;
  destination: string;
  buyer_phone: string | null;
  amount: number | null;
  counter: number;
  inquiry_id: string | null;
  max_price: string;
  selling_price: string | null;
  state: 'accepted' | 'submitted' | 'processing' | 'success' | 'failed' | 'unknown';
  failure_code: string | null;
  /** Otomax's own words about the outcome. */
  note: string | null;
  inbox_code: number | null;
  transaction_code: number | null;
  otomax_status: number | null;
  price: string | null;
  balance_before: string | null;
  serial: string | null;
  /** JSON of the inquired bill. */
  bill: string | null;
  price_above_max: number;
  reversed: number;
  assigned_to: string | null;
  accepted_at: number;
  submitted_at: number | null;
  /** When Otomax took it up. */
  processing_at: number | null;
  final_at: number | null;
  unknown_at: number | null;
  updated_at: number;
  version: number;
}

/** What happened to an order, in order. */
export interface OrderEventTable {
  order_id: string;
  seq: number;
  stage: 'accepted' | 'submitted' | 'processing' | 'success' | 'failed' | 'unknown' | 'reversed';
  at: number;
}

export interface OrderNoteTable {
  id: string;
  order_id: string;
  author: string;
  text: string;
  at: number;
}

/** Selling prices of transactions that were not ordered through us. */
export interface SellingPriceTable {
  agent_code: string;
  transaction_code: number;
  selling_price: string;
}

export interface ReceiptSettingsTable {
  agent_code: string;
  /** JSON, as the contract's ReceiptSettings. */
  body: string;
  updated_at: number;
}
