import type { ErrorKind } from './kind.ts';

/** Selling, and what it is about. */
export const ordersErrors = {
  'order.conflict': {
    status: 409,
    message: {
      id: 'Percobaan ini sudah dipakai untuk pesanan lain.',
      en: 'This attempt was already used for a different order.',
    },
  },
  'order.productUnknown': { status: 422, message: { id: 'Produk tidak ditemukan.', en: 'No such product.' } },
  'order.productClosed': {
    status: 422,
    message: {
      id: 'Produk ini sedang tidak dapat dijual. Tidak ada saldo yang terpotong.',
      en: 'This product cannot be sold right now. Nothing was charged.',
    },
  },
  'order.destinationInvalid': {
    status: 422,
    message: {
      id: 'Nomor tujuan tidak cocok dengan produk ini.',
      en: 'The destination does not fit this product.',
    },
  },
  'order.amountInvalid': {
    status: 422,
    message: { id: 'Jumlah tidak sesuai ketentuan produk.', en: 'The amount does not fit this product.' },
  },
  'order.buyerPhoneRequired': {
    status: 422,
    message: {
      id: 'Produk ini memerlukan nomor HP pembeli.',
      en: "This product needs the buyer's phone number.",
    },
  },
  'order.priceMoved': {
    status: 409,
    message: {
      id: 'Harga berubah menjadi {price}. Tidak ada saldo yang terpotong.',
      en: 'The price is now {price}. Nothing was charged.',
    },
  },
  'order.balanceTooLow': {
    status: 422,
    message: { id: 'Saldo tidak cukup.', en: 'The balance is too low.' },
  },
  'order.repeat': {
    status: 409,
    message: {
      id: 'Produk dan nomor yang sama sudah dibeli hari ini.',
      en: 'The same product and number were bought today already.',
    },
  },
  'order.inquiryRequired': {
    status: 422,
    message: { id: 'Cek tagihan terlebih dahulu.', en: 'Check the bill first.' },
  },
  'order.inquiryExpired': {
    status: 422,
    message: {
      id: 'Hasil cek tagihan sudah lama. Cek sekali lagi.',
      en: 'The bill was checked too long ago. Check it again.',
    },
  },
  'order.notFound': {
    status: 404,
    message: { id: 'Transaksi tidak ditemukan.', en: 'No such transaction.' },
  },
  'agent.notFound': { status: 404, message: { id: 'Mitra tidak ditemukan.', en: 'No such agent.' } },
  'session.notFound': { status: 404, message: { id: 'Perangkat tidak ditemukan.', en: 'No such device.' } },
  'setting.notFound': { status: 404, message: { id: 'Pengaturan tidak ditemukan.', en: 'No such setting.' } },
  'setting.conflict': {
    status: 409,
    message: {
      id: 'Pengaturan ini baru saja diubah orang lain. Lihat nilainya yang sekarang, lalu ubah lagi.',
      en: 'Somebody else has just changed this. Look at the present value, then change it again.',
    },
  },
  'notification.notFound': {
    status: 404,
    message: { id: 'Pemberitahuan tidak ditemukan.', en: 'No such notification.' },
  },
  'format.moved': {
    status: 409,
    message: {
      id: 'Format {name} di Otomax sudah berbeda dari yang ditampilkan. Periksa sekali lagi.',
      en: 'The format {name} in Otomax is not what was shown any more. Look at it again.',
    },
  },
  'format.unusable': {
    status: 422,
    message: {
      id: 'Format ini tidak memuat semua yang diperlukan, atau tidak dapat dibaca kembali.',
      en: 'This format does not carry all that is needed, or cannot be read back.',
    },
  },
  'feature.missing': {
    status: 422,
    message: {
      id: 'Fitur ini belum tersedia di server ini.',
      en: 'This feature is not available on this installation.',
    },
  },
} as const satisfies Record<string, ErrorKind>;
