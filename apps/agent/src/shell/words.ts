import type { PromptWords } from '@hexaflate/device-vault';

/** What the phone's own prompt says while it waits for a finger or a face. */
export const promptWords: Record<'id' | 'en', PromptWords> = {
  id: { title: 'Pastikan bahwa ini Anda', cancel: 'Pakai PIN' },
  en: { title: 'Confirm that it is you', cancel: 'Use PIN' },
};
