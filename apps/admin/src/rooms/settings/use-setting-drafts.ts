import { ApiError } from '@hexaflate/contract/client';
import type { Setting, Settings } from '@hexaflate/contract/settings';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call, isProposed } from '../../api/call.ts';
import { explain } from '../../api/explain.ts';
import { useAnnounce } from '../../parts/announce.tsx';
import { changesOf, type Drafts, edited, withoutKeys } from './drafts.ts';
import type { Entry } from './entry.ts';

const NO_DRAFTS: Drafts = new Map();

interface SettingDraftsOptions {
  /** Every setting that can be edited here. */
  settings: readonly Setting[];
  onSaved: (saved: Settings) => void;
  /** What is on the screen may be old. */
  refetch: () => unknown;
}

/** Settings that are being edited, and the saving of all of them together. */
export function useSettingDrafts({ settings, onSaved, refetch }: SettingDraftsOptions) {
  const { t } = useTranslation();
  const announce = useAnnounce();
  const [drafts, setDrafts] = useState(NO_DRAFTS);
  const changes = changesOf(settings, drafts);
  const save = useMutation({
    mutationFn: () => call('PUT /admin/settings', { body: { changes: changes ?? [] } }),
    onSuccess: (saved) => {
      onSaved(saved);
      announce(t('settings.saved', { count: drafts.size }));
      setDrafts(NO_DRAFTS);
    },
    onError: (error) => {
      refetch();
      if (isProposed(error)) {
        announce(explain(error, t));
        setDrafts(NO_DRAFTS);
        return;
      }
      if (!(error instanceof ApiError) || error.code !== 'setting.conflict') return;
      // What somebody else has changed meanwhile is shown as it is now.
      announce(explain(error, t));
      setDrafts((now) => withoutKeys(now, error.details.keys));
    },
  });
  return {
    drafts,
    edit: (one: Setting, entry: Entry | null) => {
      save.reset();
      setDrafts((now) => edited(now, one, entry));
    },
    bar: {
      count: drafts.size,
      problem: save.error ? explain(save.error, t) : undefined,
      saving: save.isPending,
      ready: changes !== undefined,
      onSave: () => save.mutate(),
      onDiscard: () => {
        save.reset();
        setDrafts(NO_DRAFTS);
      },
    },
  };
}
