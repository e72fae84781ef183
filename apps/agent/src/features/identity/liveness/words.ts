import { defineWords } from '../../../words/words.ts';

/** The movements of the face. */
export const livenessWords = defineWords(
  {
    preparing: 'Menyiapkan pemeriksa wajah (sekitar 2 MB, sekali saja)…',
    weak: 'HP ini tidak kuat menilai gerakan wajah. Tidak apa-apa: ikuti petunjuknya, tekan tombolnya sendiri, dan petugas yang menilai.',
    movement: 'Gerakan {step} dari {steps}',
    turnLeft: 'Tolehkan kepala ke kiri Anda',
    turnRight: 'Tolehkan kepala ke kanan Anda',
    openMouth: 'Buka mulut lebar-lebar',
    closeEyes: 'Pejamkan mata sebentar',
    keep: 'Tahan…',
    good: 'Bagus!',
    did: 'Sudah, ambil fotonya',
    shotOf: 'Foto: {movement}',
    manual: 'Ambil fotonya sendiri',
    failed: 'Gerakan belum terkirim.',
    retry: 'Kirim ulang',
    restart: 'Ulangi swafoto',
  },
  {
    preparing: 'Preparing the judge of faces (about 2 MB, once)…',
    weak: 'This phone is too weak to judge movements. No matter: follow the instructions, press the button yourself, and a person will judge.',
    movement: 'Movement {step} of {steps}',
    turnLeft: 'Turn your head to your left',
    turnRight: 'Turn your head to your right',
    openMouth: 'Open your mouth wide',
    closeEyes: 'Shut your eyes for a moment',
    keep: 'Keep it…',
    good: 'Good!',
    did: 'Done, take the photo',
    shotOf: 'Photo: {movement}',
    manual: 'Take the photo myself',
    failed: 'The movement has not been sent yet.',
    retry: 'Send again',
    restart: 'Take the selfie again',
  },
);
