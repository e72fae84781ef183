import type { Settings } from '@hexaflate/contract/settings';

type Groups = Settings['groups'];

/** The settings whose words in either language, or whose key, hold every word that was typed; one group alone if named. */
export function findSettings(groups: Groups, { group, words }: { group: string; words: string }): Groups {
  const wanted = words.toLowerCase().split(/\s+/).filter(Boolean);
  return groups
    .filter(({ id }) => group === '' || id === group)
    .map((one) => ({
      ...one,
      settings: one.settings.filter(({ key, label, meaning }) => {
        const text = [key, label.id, label.en, meaning.id, meaning.en].join(' ').toLowerCase();
        return wanted.every((word) => text.includes(word));
      }),
    }))
    .filter(({ settings }) => settings.length > 0);
}
