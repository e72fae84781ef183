import { defineWords } from '../../words/words.ts';

/** The status of documents, and the ways on. */
export const identityWords = defineWords(
  {
    title: 'Verifikasi identitas',
    start: 'Mulai verifikasi',
    repair: 'Perbaiki foto',
    continue: 'Lanjutkan',
    closed: 'Verifikasi identitas sedang tidak dibuka. Hubungi admin bila Anda memerlukannya.',

    none: 'Belum dikirim',
    inReview: 'Sedang diperiksa',
    verified: 'Terverifikasi',
    repairState: 'Perlu diulang',

    noneTitle: 'Buktikan bahwa akun ini milik Anda',
    noneText: 'Siapkan KTP asli. Selesai dalam 3 menit, cukup dari HP ini.',
    inReviewTitle: 'Sedang kami periksa',
    inReviewText: 'Anda boleh menutup aplikasi dan tetap berjualan. Hasilnya kami kabarkan di menu Kabar.',
    verifiedTitle: 'Identitas Anda terverifikasi',
    verifiedText: 'Tidak ada lagi yang perlu dilakukan.',
    repairTitle: 'Ada foto yang perlu diulang',
    repairText: 'Hanya yang ditandai di bawah ini. Yang lain tidak perlu difoto lagi.',

    why: 'Untungnya bagi Anda',
    whySafe: 'Akun lebih aman',
    whySafeText:
      'Bila HP hilang atau nomor diambil orang, identitas Anda membuktikan siapa pemilik saldonya.',
    whyOpen: 'Fitur yang lebih luas',
    whyOpenText:
      'Terbukalah fitur yang oleh pengelola hanya diberikan kepada akun terverifikasi, seperti batas yang lebih tinggi.',
    whyOnce: 'Cukup sekali',
    whyOnceText: 'Bila ada foto yang kurang jelas, hanya foto itu yang diulang.',

    documents: 'Dokumen',
    ktp: 'KTP',
    selfie: 'Swafoto',
    sentAt: 'Dikirim {time}',
    verifiedAt: 'Disetujui {time}',
    note: 'Catatan pemeriksa: {note}',
    person: 'Data yang dikirim',
    nik: 'NIK',
    name: 'Nama',
    birthDate: 'Tanggal lahir',

    history: 'Riwayat',
    'history.submitted': '{document} dikirim',
    'history.approved': '{document} disetujui, menunggu pemeriksa kedua',
    'history.verified': '{document} terverifikasi',
    'history.repair': '{document} perlu diulang',
    'history.photoDeleted': 'Foto {document} dihapus dari server',
    'history.withdrawn': 'Anda menarik persetujuan untuk {document}',
    'history.erased': 'Data {document} dihapus',

    privacy: 'Data Anda',
    consentGiven: 'Anda menyetujui pernyataan versi {version} pada {time}.',
    withdraw: 'Tarik persetujuan & hapus data',
    withdrawTitle: 'Hapus data identitas Anda?',
    withdrawText:
      'Foto KTP, swafoto, dan isiannya dihapus dan tidak dapat dikembalikan. Akun ini menjadi belum terverifikasi.',
    sent: 'Terkirim',
    sentText: 'Foto Anda sudah kami terima dan akan diperiksa oleh petugas.',
  },
  {
    title: 'Verify identity',
    start: 'Start',
    repair: 'Take the photo again',
    continue: 'Continue',
    closed: 'Identity documents are not taken at the moment. Ask the operator if you need it.',

    none: 'Not sent yet',
    inReview: 'In review',
    verified: 'Verified',
    repairState: 'Take again',

    noneTitle: 'Prove that this account is yours',
    noneText: 'Have your KTP at hand. It takes 3 minutes on this phone.',
    inReviewTitle: 'We are looking at it',
    inReviewText: 'You may close the app and go on selling. The outcome will be among your news.',
    verifiedTitle: 'Your identity is verified',
    verifiedText: 'There is nothing left to do.',
    repairTitle: 'A photo has to be taken again',
    repairText: 'Only what is marked below. The rest can stay as it is.',

    why: 'What you gain',
    whySafe: 'A safer account',
    whySafeText:
      'If the phone is lost or somebody takes your number, your identity proves whose balance it is.',
    whyOpen: 'More to do',
    whyOpenText: 'It opens what the operator gives to verified accounts alone, such as higher limits.',
    whyOnce: 'Once is enough',
    whyOnceText: 'Should a photo not be clear enough, only that one is taken again.',

    documents: 'Documents',
    ktp: 'KTP',
    selfie: 'Selfie',
    sentAt: 'Sent {time}',
    verifiedAt: 'Approved {time}',
    note: "Reviewer's note: {note}",
    person: 'What you sent',
    nik: 'NIK',
    name: 'Name',
    birthDate: 'Date of birth',

    history: 'History',
    'history.submitted': '{document} sent',
    'history.approved': '{document} approved, a second reviewer follows',
    'history.verified': '{document} verified',
    'history.repair': '{document} has to be taken again',
    'history.photoDeleted': 'Photo of {document} deleted from the server',
    'history.withdrawn': 'You withdrew your consent for {document}',
    'history.erased': 'Data of {document} erased',

    privacy: 'Your data',
    consentGiven: 'You agreed to version {version} on {time}.',
    withdraw: 'Withdraw consent & erase data',
    withdrawTitle: 'Erase your identity data?',
    withdrawText:
      'Photos of KTP and face and what you entered are erased for good. This account will no longer be verified.',
    sent: 'Sent',
    sentText: 'Your photos have arrived and will be reviewed by a person.',
  },
);
