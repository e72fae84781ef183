import type { DocumentKind, IdentityCase } from '@hexaflate/contract/identity';
import Alert from '@mui/material/Alert';
import Typography from '@mui/material/Typography';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../../api/call.ts';
import { keys } from '../../../api/queries.ts';
import { useAnnounce } from '../../../parts/announce.tsx';
import { AskDialog } from '../../../parts/ask-dialog.tsx';
import { identityCaseQuery } from '../identity-queries.ts';
import { DocumentVerdict } from './document-verdict.tsx';
import { asDecision, type Drafts, firstDrafts, missingIn, verdictsFor } from './verdicts.ts';

interface DecideDialogProps {
  of: IdentityCase;
  /** The document to be sent back; without it all that waits is to be approved. */
  repair: DocumentKind | undefined;
  onClose: () => void;
}

/** The verdict on every document at once, all or none. */
export function DecideDialog({ of, repair, onClose }: DecideDialogProps) {
  const { t } = useTranslation();
  const announce = useAnnounce();
  const client = useQueryClient();
  const [drafts, setDrafts] = useState<Drafts>(() => firstDrafts(of, repair));
  const [checked, setChecked] = useState(false);
  const missing = missingIn(drafts);
  const decide = useMutation({
    mutationFn: () =>
      call('POST /admin/identity/{code}/decision', {
        params: { code: of.agentCode },
        body: asDecision(of.version, drafts),
      }),
    onSuccess: (now) => {
      client.setQueryData(identityCaseQuery(of.agentCode).queryKey, now);
      void client.invalidateQueries({ queryKey: [...keys.identity, 'queue'] });
      announce(t(now.firstApproval ? 'identity.decidedFirst' : 'identity.decided'));
      onClose();
    },
  });
  return (
    <AskDialog
      title={t('identity.decideTitle', { name: of.agentName ?? of.agentCode })}
      act={t('identity.decide')}
      pending={decide.isPending}
      error={decide.error}
      onAct={() => {
        setChecked(true);
        if (!missing) decide.mutate();
      }}
      onClose={onClose}
    >
      {of.documents.map(({ kind, status }) => {
        const draft = drafts[kind];
        return (
          draft && (
            <DocumentVerdict
              key={kind}
              document={kind}
              draft={draft}
              choices={verdictsFor(status)}
              first={kind === (repair ?? of.documents[0]?.kind)}
              onChange={(change) => setDrafts((before) => ({ ...before, [kind]: { ...draft, ...change } }))}
            />
          )
        );
      })}
      {checked && missing && <Alert severity="error">{t(`identity.${missing}`)}</Alert>}
      <Typography variant="body2" color="textSecondary">
        {t('identity.decideHint')}
      </Typography>
    </AskDialog>
  );
}
