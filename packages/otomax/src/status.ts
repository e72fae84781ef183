/** What a status means for whoever waits: not final yet, sold, or not sold (and refunded if it was debited). */
export type StatusFamily = 'pending' | 'success' | 'failed';

export interface StatusInfo {
  code: number;
  name: string;
  /** Otomax's own words, as its operators know them. */
  label: string;
  family: StatusFamily;
}

/** The table that inbox and transaksi share, over all versions: code, English name, Otomax's label. */
const table: readonly (readonly [code: number, name: string, label: string])[] = [
  [0, 'unprocessed', 'Belum Diproses'],
  [1, 'processing', 'Sedang Diproses'],
  [2, 'awaitingAnswer', 'Menunggu Jawaban'],
  [3, 'sendFailed', 'Gagal Kirim'],
  [4, 'noRoute', 'Tidak Ada Parsing'],
  [5, 'scheduled', 'Terjadwal'],
  [20, 'success', 'Sukses'],
  [21, 'answered', 'Sukses Masuk Outbox'],
  [22, 'becameTransaction', 'Sukses Masuk Transaksi'],
  [23, 'handedToCustomerService', 'Sukses Masuk CS'],
  [40, 'failed', 'Gagal'],
  [41, 'notAnAgent', 'Bukan Reseller'],
  [42, 'wrongFormat', 'Format Salah'],
  [43, 'insufficientBalance', 'Saldo Tidak Cukup'],
  [44, 'wrongProduct', 'Produk Salah'],
  [45, 'outOfStock', 'Stok Kosong'],
  [46, 'duplicate', 'Transaksi Dobel'],
  [47, 'productDisrupted', 'Produk Gangguan'],
  [48, 'wrongParameter', 'Parameter Salah'],
  [49, 'wrongPin', 'Pin Salah'],
  [50, 'cancelled', 'Dibatalkan'],
  [51, 'agentInactive', 'Reseller Tidak Aktif'],
  [52, 'wrongDestination', 'Tujuan Salah'],
  [53, 'destinationOutOfRegion', 'Tujuan Diluar Wilayah'],
  [54, 'areaMismatch', 'Kode Area Tidak Cocok'],
  [55, 'timeout', 'Timeout'],
  [56, 'numberBlacklisted', 'Nomor Blacklist'],
  [57, 'wrongSignature', 'Wrong Signature'],
  [58, 'numberInactive', 'Nomor Tidak Aktif'],
  [59, 'priceMismatch', 'Harga Tidak Sesuai'],
  [60, 'noData', 'Tidak Ada Data'],
  [61, 'wrongQuantity', 'Qty Tidak Sesuai'],
  [62, 'dailyLimit', 'Limit Harian'],
  [63, 'agentSuspended', 'Reseller Suspend'],
  [64, 'ignored', 'Diabaikan'],
  [65, 'insufficientUnits', 'Unit Tidak Cukup'],
  [66, 'invalidTerminal', 'Invalid Terminal'],
  [67, 'groupDisallowed', 'Group Disallowed'],
  [68, 'accessDenied', 'Access Denied'],
  [69, 'cutoff', 'Cutoff'],
  [200, 'reprocessed', 'Proses Ulang'],
  [201, 'redirected', 'Dialihkan'],
];

const known = new Map(table.map(([code, name, label]) => [code, { name, label }]));

const unknown: Record<StatusFamily, { name: string; label: string }> = {
  pending: { name: 'pendingOther', label: 'Belum Selesai' },
  success: { name: 'successOther', label: 'Sukses' },
  failed: { name: 'failedOther', label: 'Gagal' },
};

/**
 * The range rule: below 20 nothing is final, 20 to 39 is success, 40 to 199 failed. From 200 on the row is being
 * done again or went elsewhere: not a success and not final, so it is read again.
 */
export function statusFamily(code: number): StatusFamily {
  if (code < 20 || code >= 200) return 'pending';
  return code < 40 ? 'success' : 'failed';
}

/** Name, label and family of any code; codes that no version is known to use are named by their range. */
export function statusInfo(code: number): StatusInfo {
  const family = statusFamily(code);
  return { code, family, ...(known.get(code) ?? unknown[family]) };
}

/** Every code that has a name of its own, ascending. */
export const knownStatuses: readonly StatusInfo[] = table.map(([code]) => statusInfo(code));
