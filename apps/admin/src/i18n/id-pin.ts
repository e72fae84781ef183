/** A member's PIN in the panel. */
export const idPin = {
  pin: {
    title: 'PIN',
    state: 'Keadaan',
    open: 'Dapat dipakai',
    locked: 'Terkunci sampai {{at}}',
    disabled: 'Dinonaktifkan',
    failures: 'Salah berturut-turut',
    keys: 'Perangkat dengan sidik jari atau wajah',
    started: 'Atur ulang dimulai',
    startedBy: 'oleh {{operator}}, dapat diselesaikan sampai {{until}}',
    disabledText:
      'PIN salah terlalu sering berturut-turut. Mitra dapat mengatur ulang di aplikasi lewat Akun › PIN & keamanan; bila ia tidak dapat memastikan dirinya di sana, mulai atur ulang dari sini.',
    start: 'Mulai atur ulang',
    startTitle: 'Mulai atur ulang PIN mitra ini?',
    startText:
      'Mitra lalu memilih PIN baru di aplikasinya sendiri, setelah kode ke nomornya. Tidak seorang pun di sini menentukan atau melihat PIN. Semua perangkatnya diberi tahu.',
    startAct: 'Mulai atur ulang',
    startDone: 'Mitra sekarang dapat memilih PIN baru.',
    release: 'Buka kembali',
    releaseTitle: 'Buka kembali PIN ini?',
    releaseText:
      'Otomax ini belum punya format pesan yang disetujui untuk mengganti PIN. Ganti dahulu PIN-nya di Otomax sendiri; setelah itu aplikasi menerimanya lagi.',
    releaseAct: 'Buka kembali',
    releaseDone: 'PIN diterima kembali.',
    reason: 'Alasan',
    reasonHint: 'Bagaimana Anda memastikan bahwa ini mitranya? Dicatat di jejak audit.',
    noFormat: 'Otomax di sini tidak dapat diminta mengganti PIN: konfirmasi format pesannya di menu Otomax.',
  },
};
