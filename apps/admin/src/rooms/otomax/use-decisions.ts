import type { FormatPurpose, Installation, PurposeFormat } from '@hexaflate/contract/installation';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/call.ts';
import { explain } from '../../api/explain.ts';
import { installationQuery } from '../../api/queries.ts';
import { useAnnounce } from '../../parts/announce.tsx';

/** A format that the operator agrees to. */
export interface Agreement {
  purpose: FormatPurpose;
  name: string;
  found: string | null;
  template: string;
}

/** What is proposed for a purpose, as an agreement; undefined when there is nothing to agree to. */
export function proposalOf({ purpose, chosen }: PurposeFormat): Agreement | undefined {
  return chosen ? { purpose, name: chosen.name, found: chosen.found, template: chosen.template } : undefined;
}

/** Agreeing to formats, taking that back, and looking anew; each answers the installation as it stands then. */
export function useDecisions() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const announce = useAnnounce();
  const show = (installation: Installation) => client.setQueryData(installationQuery.queryKey, installation);
  const onError = (error: unknown) => {
    announce(explain(error, t));
    void client.invalidateQueries({ queryKey: installationQuery.queryKey, exact: true });
  };
  return {
    confirm: useMutation({
      mutationFn: (formats: Agreement[]) => call('POST /admin/otomax/formats', { body: { formats } }),
      onSuccess: (installation, formats) => {
        show(installation);
        announce(t('otomax.confirmed', { count: formats.length }));
      },
      onError,
    }),
    withdraw: useMutation({
      mutationFn: (purpose: FormatPurpose) =>
        call('DELETE /admin/otomax/formats/{purpose}', { params: { purpose } }),
      onSuccess: (installation) => {
        show(installation);
        announce(t('otomax.withdrawn'));
      },
      onError,
    }),
    check: useMutation({
      mutationFn: () => call('POST /admin/otomax/check'),
      onSuccess: (installation) => {
        show(installation);
        announce(t('otomax.checkedNow'));
      },
      onError,
    }),
  };
}
