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
  right: (name: string, granted: boolean): CheckWords => ({
    id: granted ? `Hak ${name} ada` : `Hak ${name} tidak ada`,
    en: granted ? `The right ${name} is granted` : `The right ${name} is missing`,
  }),
  foreignTrigger: (table: string, trigger: string): CheckWords => ({
    id: `Trigger lain di ${table}: ${trigger}. Trigger kami berdampingan, tidak mengubahnya`,
    en: `Another trigger on ${table}: ${trigger}. Ours stands beside it and does not change it`,
  }),
  plainOutput: (name: string): CheckWords => ({
    id: `${name} memakai OUTPUT tanpa INTO; perintah itu gagal (galat 334) pada tabel yang punya trigger`,
    en: `${name} uses OUTPUT without INTO; such a statement fails (error 334) on a table that has triggers`,
  }),
  unproven: (): CheckWords => ({
    id: 'Belum terbukti: perintah di dalam program Otomax sendiri tidak terlihat dari sini. Pasang saat sepi, lalu lakukan satu penjualan',
    en: "Unproven: statements inside Otomax's own program cannot be seen from here. Install at a quiet hour, then make one sale",
  }),
  center: (found: boolean): CheckWords => ({
    id: found
      ? 'Center berlabel "hexaflate" ada'
      : 'Center berlabel "hexaflate" belum dibuat di Otomax; tanpa itu tidak ada penjualan',
    en: found
      ? 'A center labelled "hexaflate" exists'
      : 'No center labelled "hexaflate" in Otomax yet; nothing can be sold without it',
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
  notAnswered: (what: string): CheckWords => ({
    id: `Tidak terjawab oleh server: ${what}`,
    en: `The server did not answer: ${what}`,
  }),
};
