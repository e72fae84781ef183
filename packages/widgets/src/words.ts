import type { Locale } from '@hexaflate/contract/wire';
import { useHost } from './host.tsx';

const id = {
  balance: 'Saldo',
  points: '{count} poin',
  commission: 'Komisi {amount}',
  updatedNow: 'diperbarui baru saja',
  updatedMinutes: 'diperbarui {count} menit lalu',
  updatedHours: 'diperbarui {count} jam lalu',
  updatedDays: 'diperbarui {count} hari lalu',
  hide: 'Sembunyikan saldo',
  show: 'Tampilkan saldo',
  hidden: 'Saldo disembunyikan',
  all: 'Semua',
  morning: 'Selamat pagi',
  noon: 'Selamat siang',
  afternoon: 'Selamat sore',
  evening: 'Selamat malam',
  notifications: 'Pemberitahuan',
  notificationsUnread: 'Pemberitahuan, {count} belum dibaca',
  banners: 'Promosi',
  bannerOf: 'Promosi {count} dari {total}',
  mainMenu: 'Menu utama',
  noOrders: 'Belum ada transaksi',
  noOrdersText: 'Penjualan pertama Anda akan muncul di sini.',
  stateAccepted: 'Diterima',
  stateSubmitted: 'Dikirim',
  stateProcessing: 'Diproses',
  stateSuccess: 'Sukses',
  stateFailed: 'Gagal',
  stateUnknown: 'Belum pasti',
  stateRefunded: 'Gagal, kembali',
  loading: 'Memuat',
};

const en: Record<keyof typeof id, string> = {
  balance: 'Balance',
  points: '{count} points',
  commission: 'Commission {amount}',
  updatedNow: 'updated just now',
  updatedMinutes: 'updated {count} min ago',
  updatedHours: 'updated {count} h ago',
  updatedDays: 'updated {count} d ago',
  hide: 'Hide balance',
  show: 'Show balance',
  hidden: 'Balance hidden',
  all: 'All',
  morning: 'Good morning',
  noon: 'Good day',
  afternoon: 'Good afternoon',
  evening: 'Good evening',
  notifications: 'Notifications',
  notificationsUnread: 'Notifications, {count} unread',
  banners: 'Promotions',
  bannerOf: 'Promotion {count} of {total}',
  mainMenu: 'Main menu',
  noOrders: 'No transactions yet',
  noOrdersText: 'Your first sale will appear here.',
  stateAccepted: 'Accepted',
  stateSubmitted: 'Sent',
  stateProcessing: 'In progress',
  stateSuccess: 'Success',
  stateFailed: 'Failed',
  stateUnknown: 'Not certain',
  stateRefunded: 'Failed, refunded',
  loading: 'Loading',
};

export type WidgetWord = keyof typeof id;

/** A word of the widgets in a language; `{name}` in it is filled from `values`. */
export function widgetWord(
  word: WidgetWord,
  locale: Locale,
  values: Record<string, string | number> = {},
): string {
  return fillIn((locale === 'en' ? en : id)[word], values);
}

/** A sentence with `{name}` in it, filled from `values`. A fact that did not come along leaves a gap, never a name. */
export function fillIn(sentence: string, values: Record<string, string | number> = {}): string {
  return sentence.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ''));
}

/** The widgets' words in the host's language. */
export function useWidgetWords(): (word: WidgetWord, values?: Record<string, string | number>) => string {
  const { locale } = useHost();
  return (word, values) => widgetWord(word, locale, values);
}
