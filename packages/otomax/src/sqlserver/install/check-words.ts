/** A sentence in both languages. */
export interface CheckWords {
  id: string;
  en: string;
}

/** What `check` says, in plain words. */
export const checkWords = {
  server: (version: string, edition: string, level: number, collation: string): CheckWords => ({
    id: `SQL Server ${version}, ${edition}, tingkat kompatibilitas ${level}, collation ${collation}`,
    en: `SQL Server ${version}, ${edition}, compatibility level ${level}, collation ${collation}`,
  }),
  clock: (minutes: number): CheckWords => ({
    id: `Jam server mendahului UTC ${minutes} menit`,
    en: `The server's clock is ${minutes} minutes ahead of UTC`,
  }),
  caseSensitive: (): CheckWords => ({
    id: 'Collation membedakan huruf besar dan kecil; kode harus ditulis persis',
    en: 'The collation tells upper from lower case; codes must be written exactly',
  }),
  tableMissing: (table: string): CheckWords => ({
    id: `Tabel ${table} tidak ada`,
    en: `There is no table ${table}`,
  }),
  unfilledColumn: (table: string, column: string): CheckWords => ({
    id: `${table}.${column} wajib diisi dan tidak punya nilai bawaan; kami tidak tahu isinya`,
    en: `${table}.${column} must be filled and has no default; we do not know with what`,
  }),
  renamed: (table: string, names: ReadonlyMap<string, string>): CheckWords => ({
    id: `Kolom tabel ${table} bernama lain di sini, dikenali dari isinya: ${listNames(names)}`,
    en: `Columns of the table ${table} have other names here, known by what stands in them: ${listNames(names)}`,
  }),
  noFormatColumns: (missing: readonly string[], there: readonly string[]): CheckWords => ({
    id: `Format pesan tidak terbaca: kolom ${missing.join(', ')} tidak ditemukan, juga tidak dengan nama lain (yang ada: ${there.join(', ')}). Menjual, tagihan dan ganti PIN mati; melihat saldo dan riwayat tetap jalan`,
    en: `Message formats cannot be read: ${missing.join(', ')} was not found, under no other name either (there are: ${there.join(', ')}). Selling, bills and changing a PIN are off; balances and history can be seen`,
  }),
  columnsNeeded: (missing: readonly string[]): CheckWords => ({
    id: `Kolom yang dibutuhkan trigger kami tidak ada: ${missing.join(', ')}; pemasangan akan gagal`,
    en: `Columns that our triggers need are not there: ${missing.join(', ')}; installing would fail`,
  }),
  columnsForRequests: (missing: readonly string[]): CheckWords => ({
    id: `Kolom untuk permintaan tidak ada: ${missing.join(', ')}. Menjual, tagihan dan ganti PIN mati`,
    en: `Columns that requests need are not there: ${missing.join(', ')}. Selling, bills and changing a PIN are off`,
  }),
  columnsForMessages: (missing: readonly string[]): CheckWords => ({
    id: `Kolom untuk pesan keluar tidak ada: ${missing.join(', ')}. Mengirim kode masuk mati`,
    en: `Columns that outgoing texts need are not there: ${missing.join(', ')}. Sending sign-in codes is off`,
  }),
  columnsAbsent: (missing: readonly string[]): CheckWords => ({
    id: `Kolom yang tidak ada di sini, dibaca sebagai kosong: ${missing.join(', ')}`,
    en: `Columns that are not there and read as empty: ${missing.join(', ')}`,
  }),
  right: (name: string, granted: boolean): CheckWords => ({
    id: granted ? `Hak ${name} ada` : `Hak ${name} tidak ada`,
    en: granted ? `The right ${name} is granted` : `The right ${name} is missing`,
  }),
  foreignTrigger: (table: string, trigger: string): CheckWords => ({
    id: `Trigger lain di ${table}: ${trigger}. Trigger kami berdampingan, tidak mengubahnya`,
    en: `Another trigger on ${table}: ${trigger}. Ours stands beside it and does not change it`,
  }),
  callingTrigger: (table: string, trigger: string): CheckWords => ({
    id: `Trigger lain di ${table}: ${trigger}. Ia memanggil program luar di dalam perintah Otomax; bila program itu lambat, Otomax dan kami ikut menunggu`,
    en: `Another trigger on ${table}: ${trigger}. It calls another program inside Otomax's own statement; when that is slow, Otomax and we wait along`,
  }),
  plainOutput: (table: string, module: string | undefined): CheckWords => ({
    id: `${module ?? 'Sebuah program'} memakai OUTPUT tanpa INTO pada ${table}; perintah itu gagal (galat 334) bila tabelnya punya trigger. ${table} tidak kami beri trigger, tetapi kami baca berkala`,
    en: `${module ?? 'Some program'} uses OUTPUT without INTO on ${table}; such a statement fails (error 334) on a table that has triggers. ${table} gets none from us and is asked again and again instead`,
  }),
  encrypted: (name: string): CheckWords => ({
    id: `Isi ${name} terenkripsi; OUTPUT di dalamnya tidak dapat kami lihat`,
    en: `The text of ${name} is encrypted; an OUTPUT inside it cannot be seen`,
  }),
  plansSeen: (): CheckWords => ({
    id: 'Perintah terbaru dari semua program (plan cache) sudah diperiksa; perintah yang jarang dipakai belum tentu terlihat',
    en: 'What all programs have sent lately (the plan cache) was looked through; a rare statement may not be there',
  }),
  plansUnseen: (): CheckWords => ({
    id: 'Perintah dari program lain (plan cache) tidak terlihat; dengan hak VIEW SERVER STATE pemeriksaan lebih dalam',
    en: 'What other programs send (the plan cache) cannot be seen; with the right VIEW SERVER STATE the check sees more',
  }),
  unproven: (): CheckWords => ({
    id: 'Belum terbukti: perintah di dalam program Otomax sendiri tidak terlihat dari sini. Pasang selagi Otomax bekerja, di luar jam teramai, lalu lakukan satu penjualan',
    en: "Unproven: statements inside Otomax's own program cannot be seen from here. Install while Otomax works, outside its busiest hour, then make one sale",
  }),
  center: (id: number): CheckWords => ({
    id: `Center berlabel "hexaflate" ada, nomor ${id}`,
    en: `A center labelled "hexaflate" exists, number ${id}`,
  }),
  noCenter: (): CheckWords => ({
    id: 'Center berlabel "hexaflate" belum dibuat di Otomax; tanpa itu tidak ada penjualan',
    en: 'No center labelled "hexaflate" in Otomax yet; nothing can be sold without it',
  }),
  centerProven: (sold: number): CheckWords => ({
    id: `Terbukti: ${sold} permintaan terbaru lewat center kami menjadi transaksi`,
    en: `Proven: ${sold} recent requests through our center became transactions`,
  }),
  centerUnproven: (): CheckWords => ({
    id: 'Belum terbukti: belum ada permintaan lewat center kami yang menjadi transaksi. Lakukan satu penjualan uji',
    en: 'Unproven: no request through our center has become a transaction yet. Make one test sale',
  }),
  senders: (able: number, all: number, types: string): CheckWords => ({
    id: `${able} dari ${all} agen aktif punya pengirim yang dapat kami pakai (${types || 'tidak ada'})`,
    en: `${able} of ${all} active agents have a sender that we can use (${types || 'none'})`,
  }),
  senderType: (type: string, sent: number, sold: number, refused: number): CheckWords => ({
    id: `Pengirim tipe ${type}: ${sent} permintaan terbaru, ${sold} menjadi transaksi, ${refused} ditolak sebagai bukan reseller`,
    en: `Senders of type ${type}: ${sent} recent requests, ${sold} became transactions, ${refused} refused as not an agent`,
  }),
  formats: (count: number): CheckWords => ({
    id: count > 0 ? `${count} format pesan di tabel parameter` : 'Tidak ada format pesan di tabel parameter',
    en:
      count > 0
        ? `${count} message formats in the table parameter`
        : 'No message formats in the table parameter',
  }),
  installed: (triggers: number): CheckWords => ({
    id: `Skema hexaflate terpasang, ${triggers} trigger`,
    en: `The schema hexaflate is installed, ${triggers} triggers`,
  }),
  notInstalled: (): CheckWords => ({
    id: 'Skema hexaflate belum terpasang: jalankan "hexaflate otomax install"',
    en: 'The schema hexaflate is not installed: run "hexaflate otomax install"',
  }),
  noTrigger: (table: string): CheckWords => ({
    id: `Tabel ${table} tidak punya trigger kami; perubahannya kami baca berkala`,
    en: `The table ${table} has no trigger of ours; its changes are asked for again and again`,
  }),
  idleTrigger: (table: string): CheckWords => ({
    id: `Trigger kami di ${table} dimatikan; perubahannya kami baca berkala. "hexaflate otomax install" memasangnya lagi`,
    en: `Our trigger on ${table} is disabled; its changes are asked for again and again. "hexaflate otomax install" puts it back`,
  }),
  noTriggers: (): CheckWords => ({
    id: 'Tidak satu pun trigger kami terlihat bekerja; semua perubahan dibaca berkala. Jalankan "hexaflate otomax install", dan beri login hak VIEW DEFINITION dari skrip yang dicetaknya',
    en: 'None of our triggers can be seen to work; every change is asked for again and again. Run "hexaflate otomax install", and grant the login VIEW DEFINITION by the script that it prints',
  }),
  triggersLeft: (triggers: number): CheckWords => ({
    id: `Mode tanpa trigger, tetapi ${triggers} trigger masih terpasang: jalankan "hexaflate otomax install" untuk melepasnya`,
    en: `Without triggers, but ${triggers} are still there: run "hexaflate otomax install" to take them off`,
  }),
  polling: (): CheckWords => ({
    id: 'Mode tanpa trigger (OTOMAX_CHANGES=polling): perubahan dibaca berkala; "status" menyebut biayanya',
    en: 'Without triggers (OTOMAX_CHANGES=polling): changes are asked for again and again; "status" says what it costs',
  }),
  oldLevel: (level: number): CheckWords => ({
    id: `Tingkat kompatibilitas ${level} lebih tua dari yang pernah kami coba`,
    en: `Compatibility level ${level} is older than any that we have tried`,
  }),
  express: (): CheckWords => ({
    id: 'SQL Server Express: database dibatasi 10 GB; awasi ukurannya',
    en: 'SQL Server Express: a database may hold 10 GB; watch its size',
  }),
  notAnswered: (what: string): CheckWords => ({
    id: `Tidak terjawab oleh server: ${what}`,
    en: `The server did not answer: ${what}`,
  }),
};

function listNames(names: ReadonlyMap<string, string>): string {
  return [...names].map(([known, real]) => `${known} = ${real}`).join(', ');
}
