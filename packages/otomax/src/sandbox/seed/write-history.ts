import type { Database } from 'bun:sqlite';
import { toLocalText } from '../../local-time.ts';
import { senderAddress } from '../../phone.ts';
import type { History, Movement, Sale, Ticket } from './history.ts';
import { createInserter } from './insert.ts';
import { centers } from './parameters.ts';
import { writeInbox, writeOutbox } from './write-messages.ts';

const WHATSAPP_CENTER = centers[0]?.id ?? 1;

const text = (at: number) => toLocalText(new Date(at));

/** Writes all that happened, each table in the order of time. `until` is the end of the history. */
export function writeHistory(database: Database, history: History, until: number): void {
  history.sales.forEach((sale, index) => {
    sale.code = index + 1;
  });
  const tickets = history.movements.flatMap((movement) => movement.ticket ?? []);
  tickets.forEach((ticket, index) => {
    ticket.code = index + 1;
  });
  writeInbox(database, history);
  writeOutbox(database, history, until);
  writeTransactions(database, history.sales);
  writeLedger(database, history.movements);
  writeTickets(database, tickets);
}

function writeTransactions(database: Database, sales: readonly Sale[]): void {
  const insert = createInserter(database, 'transaksi', [
    'tgl_entri',
    'kode_produk',
    'tujuan',
    'kode_reseller',
    'pengirim',
    'tipe_pengirim',
    'harga',
    'kode_inbox',
    'status',
    'tgl_status',
    'kode_modul',
    'kode_terminal',
    'harga_beli',
    'kode_jawaban',
    'saldo_awal',
    'counter',
    'counter2',
    'sn',
    'modul_proses',
    'kirim_ulang',
    'penerima',
    'qty',
    'kirim_info',
    'harga_beli2',
    'komisi',
    'bill_set',
    'bill',
    'keterangan',
    'poin',
  ]);
  const commission = createInserter(database, 'komisi', [
    'kode_transaksi',
    'kode_reseller',
    'jumlah',
    'tukar',
  ]);
  for (const sale of sales) {
    const { member, earnings } = sale;
    const total = earnings.reduce((sum, { amount }) => sum + amount, 0n);
    insert({
      tgl_entri: text(sale.at),
      kode_produk: sale.product.code,
      tujuan: sale.destination,
      kode_reseller: member.code,
      pengirim: senderAddress(member.phone, 'W'),
      tipe_pengirim: 'W',
      harga: sale.debit,
      kode_inbox: sale.inboxCode,
      status: sale.status,
      tgl_status: text(sale.doneAt),
      kode_modul: sale.supplier.code,
      kode_terminal: WHATSAPP_CENTER,
      harga_beli: sale.cost,
      kode_jawaban: sale.answerCode,
      saldo_awal: sale.balanceBefore,
      counter: 1,
      counter2: 1,
      sn: sale.serial,
      modul_proses: `,${sale.supplier.code},,`,
      kirim_ulang: 0,
      penerima: sale.buyerPhone ?? '',
      qty: sale.amount ?? 1,
      kirim_info: 1,
      harga_beli2: sale.cost,
      komisi: total,
      bill_set: sale.bill === null ? null : 1,
      bill: sale.bill === null ? null : String(sale.bill),
      keterangan: sale.note,
      poin: pointsOf(sale),
    });
    for (const { earner, amount, redeemed } of earnings) {
      commission({
        kode_transaksi: sale.code,
        kode_reseller: earner,
        jumlah: amount,
        tukar: redeemed ? 1 : 0,
      });
    }
  }
}

/** Points are granted for successes that were paid for. */
export function pointsOf(sale: Sale): number {
  return sale.status === 20 && !sale.inquiry ? (sale.product.points ?? 0) : 0;
}

function writeLedger(database: Database, movements: readonly Movement[]): void {
  const insert = createInserter(database, 'mutasi', [
    'kode_reseller',
    'tanggal',
    'jumlah',
    'keterangan',
    'kode_reseller_2',
    'jenis',
    'kode_transaksi',
    'saldo_akhir',
  ]);
  for (const movement of movements) {
    if (movement.amount === 0n) continue;
    insert({
      kode_reseller: movement.member.code,
      tanggal: text(movement.at),
      jumlah: movement.amount,
      keterangan: ledgerText(movement),
      kode_reseller_2: movement.counterpart?.code ?? null,
      jenis: movement.kind,
      kode_transaksi: movement.sale?.code ?? null,
      saldo_akhir: movement.balanceAfter,
    });
  }
}

function ledgerText({ kind, sale, ticket, counterpart }: Movement): string {
  const about = sale ? `T#${sale.code} ${sale.product.code} ${sale.destination}` : '';
  switch (kind) {
    case 'T':
      return about;
    case 'G':
      return `${about} GAGAL`;
    case 'B':
      return `Deposit tiket #${ticket?.code ?? ''} ${ticket?.bank.label ?? ''}`;
    case 'K':
      return 'Tukar komisi';
    case '1':
      return `Transfer ke ${counterpart?.code ?? ''} ${counterpart?.name ?? ''}`;
    case '2':
      return `Transfer dari ${counterpart?.code ?? ''} ${counterpart?.name ?? ''}`;
    default:
      return 'Saldo awal';
  }
}

function writeTickets(database: Database, tickets: readonly Ticket[]): void {
  const insertTicket = createInserter(database, 'tiket_deposit', [
    'waktu',
    'jumlah',
    'status',
    'tgl_status',
    'kode_inbox',
    'kode_data_bank',
    'kode_reseller',
  ]);
  const insertLine = createInserter(database, 'data_bank', [
    'bank',
    'tgl_proses',
    'tgl_bank',
    'jumlah',
    'tipe',
    'keterangan',
    'kode_tiket',
    'terklaim',
    'kode_rekening',
    'tgl_data',
  ]);
  tickets.forEach((ticket) => {
    const paidAt = text(ticket.paidAt);
    insertTicket({
      waktu: text(ticket.requestedAt),
      jumlah: ticket.amount,
      status: 'S',
      tgl_status: paidAt,
      kode_inbox: ticket.inboxCode,
      kode_data_bank: ticket.code,
      kode_reseller: ticket.member.code,
    });
    insertLine({
      bank: ticket.bank.bank,
      tgl_proses: paidAt,
      tgl_bank: paidAt,
      jumlah: ticket.amount,
      tipe: 'K',
      keterangan: `TRSF E-BANKING CR ${ticket.member.owner.toUpperCase()}`,
      kode_tiket: ticket.code,
      terklaim: 1,
      kode_rekening: ticket.bank.account,
      tgl_data: paidAt,
    });
  });
}
