import type { Locale } from '@hexaflate/contract';

interface Words {
  title: string;
  intro: string;
  introStaging: string;
  logins: string;
  agent: string;
  phone: string;
  pin: string;
  messages: string;
  open: string;
  panel: string;
  panelHint: string;
  destinations: string;
  destinationsHint: string;
  ending: string;
  example: string;
  outcome: string;
  otherwise: string;
  anyPhone: string;
  show: string;
  phoneTitle: string;
  none: string;
  back: string;
  app: string;
  send: string;
  sendHint: string;
  text: string;
  by: string;
  sendButton: string;
}

/** Texts of the sandbox's own pages. */
export const sandboxWords: Record<Locale, Words> = {
  id: {
    title: 'Sandbox Otomax',
    intro:
      'Server ini berjualan di Otomax tiruan yang lengkap: saldo, produk, dan penyedia hidup di komputer ini saja. Tidak ada uang sungguhan dan tidak ada pesan yang benar-benar terkirim.',
    introStaging:
      'Server ini berjualan di Otomax staging pada database SQL Server “{database}”: tabel, trigger, dan jalur datanya sungguhan, tetapi saldo, produk, dan penyedianya tiruan. Tidak ada uang sungguhan dan tidak ada pesan yang benar-benar terkirim.',
    logins: 'Masuk untuk mencoba',
    agent: 'Mitra',
    phone: 'Nomor HP',
    pin: 'PIN',
    messages: 'Pesan masuk',
    open: 'Buka',
    panel: 'Panel operator',
    panelHint: 'Kata sandi sekali pakai untuk panel dicetak di terminal saat pertama kali dijalankan.',
    destinations: 'Nomor tujuan yang menentukan hasil',
    destinationsHint:
      'Empat angka terakhir nomor tujuan menentukan hasilnya: nomor HP, nomor meter, nomor pelanggan, atau ID permainan. Untuk pulsa, pakai awalan operatornya.',
    ending: 'Akhiran',
    example: 'Contoh',
    outcome: 'Yang terjadi',
    otherwise:
      'Nomor lain berperilaku seperti penyedia sungguhan: kadang cepat, kadang lambat, sesekali gagal.',
    anyPhone: 'Lihat pesan nomor lain',
    show: 'Lihat',
    phoneTitle: 'Pesan untuk {phone}',
    none: 'Belum ada pesan.',
    back: 'Tentang sandbox',
    app: 'Buka aplikasi',
    send: 'Kirim pesan ke operator',
    sendHint: 'Sampai di inbox Otomax, seolah dikirim dari HP bernomor ini.',
    text: 'Isi pesan',
    by: 'Lewat',
    sendButton: 'Kirim',
  },
  en: {
    title: 'Otomax sandbox',
    intro:
      'This server sells on a complete Otomax of its own: balances, products and suppliers live on this computer alone. No real money moves and no message really leaves.',
    introStaging:
      'This server sells on a staging Otomax in the SQL Server database “{database}”: tables, triggers and the way of the data are real, balances, products and suppliers are not. No real money moves and no message really leaves.',
    logins: 'Sign in and try',
    agent: 'Agent',
    phone: 'Phone number',
    pin: 'PIN',
    messages: 'Messages',
    open: 'Open',
    panel: 'Operator panel',
    panelHint: 'The one-time password of the panel is printed in the terminal at the first start.',
    destinations: 'Destinations that force an outcome',
    destinationsHint:
      'The last four digits of a destination decide: of a phone, meter or customer number, or a game id. For airtime, begin with a prefix of the operator.',
    ending: 'Ends in',
    example: 'Example',
    outcome: 'What happens',
    otherwise: 'Any other number behaves like a real supplier: fast, slow, and now and then it fails.',
    anyPhone: 'Messages of another number',
    show: 'Show',
    phoneTitle: 'Messages for {phone}',
    none: 'No messages yet.',
    back: 'About the sandbox',
    app: 'Open the app',
    send: 'Send a text to the operator',
    sendHint: "Reaches Otomax's inbox, as if it came from the phone with this number.",
    text: 'Text',
    by: 'By',
    sendButton: 'Send',
  },
};
