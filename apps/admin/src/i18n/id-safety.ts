/** The words about safe devices and the rules against fraud, in Indonesian. */
export const idSafety = {
  safety: {
    operator: 'Aman, ditandai {{by}}: {{reason}}',
    device: 'Aman, disetujui dari {{by}}',
    deviceUnnamed: 'Aman, disetujui dari perangkat lama',
    age: 'Aman karena sudah cukup lama masuk',
    identity: 'Aman, identitas diverifikasi dari perangkat ini',
    key: 'Aman karena sudah cukup lama memegang passkey',
    new: 'Perangkat baru: batas perangkat baru berlaku',
    voided: 'Dicabut {{by}}: {{reason}}',
    mark: 'Tandai aman',
    markOf: 'Tandai aman: {{device}}',
    markTitle: 'Tandai {{device}} aman?',
    markText:
      'Batas perangkat baru tidak berlaku lagi di perangkat ini, dan ia dapat menyetujui perangkat lain milik mitra yang sama. Pastikan dahulu bahwa perangkat ini memang milik mitra.',
    marked: '{{device}} ditandai aman.',
    void: 'Cabut',
    voidOf: 'Cabut tanda aman {{device}}',
    voidTitle: 'Cabut tanda aman {{device}}?',
    voidText:
      'Batas perangkat baru langsung berlaku lagi. Tidak ada aturan yang membuatnya aman; hanya operator yang dapat menandainya kembali.',
    takenBack: 'Tanda aman {{device}} dicabut.',
    reason: 'Alasan',
    reasonHint: 'Tercatat di jejak audit.',
    reasonMissing: 'Tulis alasannya, paling sedikit 3 huruf.',
  },
};
