import { formatRupiah } from '@hexaflate/contract/money';
import { type EngineContext, localNow } from './context.ts';

/** What the engine says when `parameter` (grup 'Balasan') has no template of the same name. */
const TEMPLATES = {
  TrxDiproses: 'T#[trxid] [ref][produk] [tujuan] akan diproses. Saldo [saldoawal] - [harga] = [saldo] @[jam]',
  TrxSukses: 'T#[trxid] [ref][kodeproduk].[tujuan] SUKSES. SN: [sn]. Hrg [harga]. Saldo [saldo] @[jam]',
  TrxGagal: 'T#[trxid] [ref][kodeproduk].[tujuan] GAGAL. [keterangan]. Saldo [saldo] @[jam]',
  TrxKoreksiSukses:
    'T#[trxid] [ref][kodeproduk].[tujuan] dikoreksi menjadi SUKSES. SN: [sn]. Saldo [saldo] @[jam]',
  TrxKoreksiGagal:
    'T#[trxid] [ref][kodeproduk].[tujuan] dikoreksi menjadi GAGAL. [keterangan]. Saldo [saldo] @[jam]',
  TrxDobel: '[kodeproduk].[tujuan] sudah pernah jam [jam], status [status]. SN: [sn] Hrg [harga]',
  TrxDobelProses: 'Mhn tunggu trx sblmnya selesai: T#[trxid] [kodeproduk].[tujuan] status [status]',
  ReferensiDipakai: '[ref]sudah dipakai T#[trxid] [kodeproduk].[tujuan]',
  CekTagihanDiproses: 'T#[trxid] [ref][produk] [tujuan] sedang dicek @[jam]',
  CekTagihan: '[kodeproduk].[tujuan] [sn] TAGIHAN:[tagihan] BAYAR:[total]',
  TagihanBelumDicek: 'Tagihan [produk] [tujuan] belum dicek hari ini. Cek tagihan dahulu.',
  BukanReseller: 'Maaf, nomor Anda belum terdaftar.',
  ResellerSuspend: 'Maaf, akun Anda sedang dibekukan. Hubungi CS.',
  ResellerTidakAktif: 'Maaf, akun Anda tidak aktif. Hubungi CS.',
  FormatSalah: 'Format salah. Ketik sesuai format yang berlaku.',
  PinSalah: 'PIN salah.',
  PinSalahBlokir: 'PIN salah [kali] kali berturut-turut. Akun dinonaktifkan, hubungi CS.',
  ProdukSalah: 'Produk [kodeproduk] tidak dikenal.',
  ProdukGangguan: 'Produk [kodeproduk] sedang gangguan.',
  ProdukKosong: 'Stok produk [kodeproduk] kosong.',
  ProdukCutoff: '[produk] tidak dilayani jam [awal] - [akhir]. [keterangan]',
  ProdukTidakDijual: '[produk]: [keterangan]',
  TujuanSalah: 'Nomor tujuan [tujuan] salah untuk [produk].',
  QtySalah: 'Nominal [jumlah] tidak sesuai untuk [produk].',
  HargaSalah: 'Harga [produk] belum tersedia.',
  SaldoKurang: 'Saldo tidak cukup. Saldo [saldo], harga [harga].',
  CekSaldo: 'Saldo [nama] Rp [saldo]. Poin [poin]. Komisi [komisi] @[jam]',
  CekHarga: '[kodeproduk] [produk] Rp [harga] [keterangan]',
  UbahPin: 'PIN berhasil diganti. Rahasiakan PIN Anda.',
  UbahPinGagal: 'PIN baru harus [panjang] angka dan berbeda dari PIN lama.',
  TransferSaldo: 'Transfer Rp [jumlah] ke [kodereseller] SUKSES. Saldo [saldo] @[jam]',
  TransferMasuk: 'Terima transfer Rp [jumlah] dari [nama]. Saldo [saldo] @[jam]',
  TransferGagal: 'Transfer GAGAL. [keterangan]',
  TiketDeposit:
    'Silahkan Transfer Sesuai Nominal Rp.[jumlah] ke [bank] [rekening] a.n. [namarekening]. Berlaku 24 jam.',
  TiketDepositGagal: 'Nominal deposit minimal [minimal], maksimal [maksimal].',
  DepositMasuk: 'Deposit Rp [jumlah] via [bank] diterima. Saldo [saldo] @[jam]',
  TambahSaldo: 'Saldo diubah [jumlah] oleh operator. Saldo [saldo] @[jam]',
  DaftarDL: '[nama] terdaftar, kode [kodereseller], PIN [pin].',
  DaftarDLBaru: 'Selamat datang [nama]. Kode Anda [kodereseller], PIN [pin]. Segera ganti PIN Anda.',
  DaftarDLGagal: 'Pendaftaran GAGAL. [keterangan]',
  UbahMarkup: 'Markup [kodereseller] menjadi Rp [markup].',
  UbahMarkupProduk: 'Markup [kodeproduk] untuk [kodereseller] menjadi Rp [markup].',
  UbahMarkupGagal: 'Ubah markup GAGAL. [keterangan]',
  TukarKomisi: 'Komisi Rp [jumlah] ditukar. Saldo [saldo] @[jam]',
  TukarKomisiGagal: 'Tukar komisi GAGAL. Komisi Anda Rp [komisi].',
  TukarPoin: 'Poin [poin] ditukar dengan [hadiah]. Sisa poin [sisa].',
  TukarPoinGagal: 'Tukar poin GAGAL. [keterangan]. Poin Anda [poin].',
  LihatHadiahPoin: 'Hadiah: [daftar]',
  ListDL: 'Downline [kodereseller]: [daftar]',
  CekStatusTransaksi: 'T#[trxid] [kodeproduk].[tujuan] jam [jam], status [status]. SN: [sn]. Hrg [harga]',
  CekStatusTransaksiTidakAda: 'TIDAK ADA transaksi tujuan [tujuan] hari ini',
} as const;

/** `outbox.pesan` holds no more. */
const MAX_MESSAGE_LENGTH = 4_000;

export type ReplyName = keyof typeof TEMPLATES;
export type ReplyValues = Readonly<Record<string, string | number | null | undefined>>;

/** The text of a reply: the installation's own template where it has one, with `[placeholder]` filled in. */
export function replyText(context: EngineContext, name: ReplyName, values: ReplyValues = {}): string {
  const filled: ReplyValues = { jam: localNow(context).slice(11, 16), ...values };
  return (context.parameters.reply(name) ?? TEMPLATES[name])
    .replace(/\[([a-z0-9]+)\]/gi, (_whole, placeholder: string) =>
      String(filled[placeholder.toLowerCase()] ?? ''),
    )
    .slice(0, MAX_MESSAGE_LENGTH)
    .trim();
}

/** Rupiah as replies write it: "25.150". */
export function amountText(amount: bigint): string {
  return formatRupiah(amount).replace('Rp', '').replace('−', '-');
}

export interface Message {
  to: { address: string; type: string; terminal: number | null };
  text: string;
  agentCode: string | null;
  inboxCode?: number | null;
  transactionCode?: number | null;
}

/** Puts one message into the outbox, for the senders to take. */
export async function send(context: EngineContext, message: Message): Promise<void> {
  const now = localNow(context);
  await context.db
    .insertInto('outbox')
    .values({
      tgl_entri: now,
      penerima: message.to.address,
      tipe_penerima: message.to.type,
      pesan: message.text,
      status: 0,
      tgl_status: now,
      kode_inbox: message.inboxCode ?? null,
      kode_transaksi: message.transactionCode ?? null,
      kode_reseller: message.agentCode,
      bebas_biaya: 1,
      is_perintah: 0,
      prioritas: 2,
      modul_proses: ',',
      kode_terminal: message.to.terminal,
    })
    .execute();
}

/** Where a message of this agent goes when nothing of his is being answered: his first sender, SMS before others. */
export async function addressOf(
  context: EngineContext,
  agentCode: string,
): Promise<Message['to'] | undefined> {
  const senders = await context.db
    .selectFrom('pengirim')
    .select(['pengirim', 'tipe_pengirim'])
    .where('kode_reseller', '=', agentCode)
    .orderBy('pengirim')
    .execute();
  const rank = ({ tipe_pengirim: type }: { tipe_pengirim: string }) =>
    ['S', 'W'].indexOf(type.toUpperCase()) >>> 0;
  const [first] = senders.sort((a, b) => rank(a) - rank(b));
  return first && { address: first.pengirim, type: first.tipe_pengirim, terminal: null };
}

/** Tells an agent something that he did not ask for. An agent without a sender is told nothing. */
export async function notify(context: EngineContext, agentCode: string, text: string): Promise<void> {
  const to = await addressOf(context, agentCode);
  if (to) await send(context, { to, text, agentCode });
}
