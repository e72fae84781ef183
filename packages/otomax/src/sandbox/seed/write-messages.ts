import type { Database } from 'bun:sqlite';
import { formatRupiah, type Money } from '@hexaflate/contract/money';
import { toLocalText } from '../../local-time.ts';
import { senderAddress } from '../../phone.ts';
import type { History, Sale } from './history.ts';
import { createInserter } from './insert.ts';
import type { MemberSeed } from './members.ts';
import { centers } from './parameters.ts';

const DAY_MS = 86_400_000;
/** Acceptance notices older than this are gone, as Otomax's outbox is pruned sooner than its inbox. */
const NOTICE_DAYS = 21;
const WHATSAPP_CENTER = centers[0]?.id ?? 1;

const text = (at: number) => toLocalText(new Date(at));
const amountText = (amount: Money) => formatRupiah(amount).replace(/[^\d.,-]/g, '');

/** Something said, before it has a row number. */
interface Spoken {
  at: number;
  write: (code: number) => void;
}

/** Writes what was asked and what suppliers answered; gives sales and tickets their inbox numbers. */
export function writeInbox(database: Database, history: History): void {
  const insert = createInserter(database, 'inbox', [
    'tgl_entri',
    'pengirim',
    'tipe_pengirim',
    'pesan',
    'status',
    'kode_terminal',
    'tgl_status',
    'kode_reseller',
    'kode_transaksi',
    'is_jawaban',
  ]);
  const request = (member: MemberSeed, at: number, pesan: string, sale?: Sale) =>
    insert({
      tgl_entri: text(at),
      pengirim: senderAddress(member.phone, 'W'),
      tipe_pengirim: 'W',
      pesan,
      status: sale ? 22 : 21,
      kode_terminal: WHATSAPP_CENTER,
      tgl_status: text(at),
      kode_reseller: member.code,
      kode_transaksi: sale?.code ?? null,
      is_jawaban: 0,
    });
  const spoken: Spoken[] = history.sales.flatMap((sale) => [
    {
      at: sale.at - 120,
      write: (code) => {
        sale.inboxCode = code;
        request(sale.member, sale.at - 120, requestText(sale), sale);
      },
    },
    {
      at: sale.doneAt,
      write: (code) => {
        sale.answerCode = code;
        insert({
          tgl_entri: text(sale.doneAt),
          pengirim: sale.supplier.target,
          tipe_pengirim: '1',
          pesan: `status=${sale.status}&refid=${sale.code}&sn=${sale.serial ?? ''}&message=${sale.note ?? 'SUKSES'}`,
          status: 20,
          kode_terminal: null,
          tgl_status: text(sale.doneAt),
          kode_reseller: null,
          kode_transaksi: sale.code,
          is_jawaban: 1,
        });
      },
    },
  ]);
  for (const { ticket } of history.movements) {
    if (!ticket) continue;
    const { member, requestedAt } = ticket;
    spoken.push({
      at: requestedAt,
      write: (code) => {
        ticket.inboxCode = code;
        request(member, requestedAt, `TIKET.${ticket.amount / 10_000n}.${member.pin}`);
      },
    });
  }
  inOrder(spoken);
}

function requestText(sale: Sale): string {
  const { product, member, destination, bill, inquiry, amount, buyerPhone } = sale;
  const verb = bill === null ? '' : inquiry ? 'INQ.' : 'PAY.';
  const quantity = amount === null ? '' : `${amount}.`;
  const buyer = buyerPhone === null ? '' : ` HP#${buyerPhone}`;
  return `${verb}${product.code}.${quantity}${destination}.${member.pin}${buyer}`;
}

/** Writes what agents were told. Call it when the inbox numbers are given out. */
export function writeOutbox(database: Database, history: History, until: number): void {
  const insert = createInserter(database, 'outbox', [
    'tgl_entri',
    'penerima',
    'tipe_penerima',
    'pesan',
    'status',
    'tgl_status',
    'kode_inbox',
    'kode_transaksi',
    'kode_reseller',
    'bebas_biaya',
    'is_perintah',
    'prioritas',
    'modul_proses',
    'kode_terminal',
  ]);
  const say = (
    member: MemberSeed,
    at: number,
    pesan: string,
    about: { kode_inbox: number | null; kode_transaksi: number | null },
  ): Spoken => ({
    at,
    write: () =>
      insert({
        tgl_entri: text(at),
        penerima: senderAddress(member.phone, 'W'),
        tipe_penerima: 'W',
        pesan,
        status: 20,
        tgl_status: text(at),
        kode_reseller: member.code,
        bebas_biaya: 1,
        is_perintah: 0,
        prioritas: 2,
        modul_proses: ',',
        kode_terminal: WHATSAPP_CENTER,
        ...about,
      }),
  });
  const spoken = history.sales.flatMap((sale) => {
    const about = { kode_inbox: sale.inboxCode, kode_transaksi: sale.code };
    const final = say(sale.member, sale.doneAt + 60, finalText(sale), about);
    if (sale.inquiry || sale.at < until - NOTICE_DAYS * DAY_MS) return [final];
    return [say(sale.member, sale.at + 40, acceptedText(sale), about), final];
  });
  for (const { ticket } of history.movements) {
    if (!ticket) continue;
    const { bank, account, holder } = ticket.bank;
    const wanted = `Rp.${amountText(ticket.amount)} ke ${bank} ${account} a.n. ${holder}`;
    const about = { kode_inbox: ticket.inboxCode, kode_transaksi: null };
    spoken.push(
      say(ticket.member, ticket.requestedAt + 300, `Silahkan Transfer Sesuai Nominal ${wanted}`, about),
    );
  }
  inOrder(spoken);
}

function acceptedText(sale: Sale): string {
  const { product, destination, code, balanceBefore, debit, at } = sale;
  const sum = `${amountText(balanceBefore)} - ${amountText(debit)} = ${amountText(balanceBefore - debit)}`;
  return `T#${code} ${product.name} ${destination} akan diproses. Saldo ${sum} @${text(at).slice(11, 16)}`;
}

function finalText(sale: Sale): string {
  const { product, destination, code, serial, note, debit, doneAt } = sale;
  const result = note === null ? `SUKSES. SN: ${serial}. Hrg ${amountText(debit)}` : `GAGAL. ${note}`;
  return `T#${code} ${product.code}.${destination} ${result} @${text(doneAt).slice(11, 16)}`;
}

function inOrder(spoken: Spoken[]): void {
  spoken
    .sort((a, b) => a.at - b.at)
    .forEach(({ write }, index) => {
      write(index + 1);
    });
}
