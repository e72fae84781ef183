import type { Permission } from '@hexaflate/contract/permissions';
import type { Foreseen } from '@hexaflate/contract/proposals';
import { SettingValueSchema } from '@hexaflate/contract/settings';
import { useQuery } from '@tanstack/react-query';
import { settingsQuery } from '../../api/queries.ts';
import { useSentence } from '../../format/use-sentence.ts';
import { useWords } from '../../format/use-words.ts';
import { useMay } from '../../session/use-permissions.ts';
import { factName, partyWords } from '../audit/entry-words.ts';
import { isPermission, permissionWords, roleWords } from '../operators/role-words.ts';
import { valueWords } from '../settings/value-words.ts';

/** One thing as it is now and as it would be; or what is so and is not changed, for the approver to know. */
type ChangeLine = { name: string; before: string; after: string } | { name: string; fact: string };

/** A change in words: what it is about, and each thing in it. */
export interface ChangeWords {
  about: string;
  lines: ChangeLine[];
}

/** Tells changes as people speak of them: settings by their names and units, roles and permissions by theirs. */
export function useChangeWords(): (change: Foreseen) => ChangeWords {
  const words = useWords();
  const { t } = words;
  const say = useSentence();
  const may = useMay();
  const { data: groups } = useQuery({ ...settingsQuery, enabled: may('settings.view') });
  const settings = groups?.flatMap(({ settings: all }) => all) ?? [];

  const plain = (value: unknown): string => {
    if (value === null || value === undefined || value === '') return t('audit.blank');
    return typeof value === 'string' ? value : JSON.stringify(value);
  };
  const fact = (name: string, value: unknown): string => {
    if (name === 'role' && typeof value === 'string') return roleWords(value, t);
    if (name !== 'permissions' || !Array.isArray(value)) return plain(value);
    const known = value.filter((one): one is Permission => isPermission(one));
    return known.map((one) => permissionWords(one, t)).join(', ') || t('audit.blank');
  };

  return ({ subject, before, after }) => {
    const setting = settings.find(({ key }) => subject === `setting:${key}`);
    if (setting) {
      const value = (facts: Foreseen['before']) => {
        const parsed = SettingValueSchema.safeParse(facts?.value ?? setting.default);
        return parsed.success ? valueWords(setting.form, parsed.data, words, say) : plain(facts?.value);
      };
      const line = { name: t('audit.name.value'), before: value(before), after: value(after) };
      return { about: say(setting.label), lines: [line] };
    }
    const names = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])];
    // What is done to an agent is no row that comes or goes: one side alone tells which sale, device or number.
    const alone = subject.startsWith('agent:') && (!before || !after) ? (before ?? after) : null;
    const lines = names.map((name) =>
      alone
        ? { name: factName(name, t), fact: fact(name, alone[name]) }
        : {
            name: factName(name, t),
            before: before ? fact(name, before[name]) : t('approvals.none_yet'),
            after: after ? fact(name, after[name]) : t('approvals.gone'),
          },
    );
    return { about: partyWords(subject, t), lines };
  };
}
