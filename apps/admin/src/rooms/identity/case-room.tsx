import type { DocumentKind, IdentityCase } from '@hexaflate/contract/identity';
import Box from '@mui/material/Box';
import { useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams } from 'react-router';
import { call } from '../../api/call.ts';
import { formatMoment } from '../../format/time.ts';
import { useWords } from '../../format/use-words.ts';
import { useAnnounce } from '../../parts/announce.tsx';
import { Facts } from '../../parts/facts.tsx';
import { FailedToLoad } from '../../parts/failed-to-load.tsx';
import { PanelCard } from '../../parts/panel-card.tsx';
import { RowsSkeleton } from '../../parts/rows-skeleton.tsx';
import { surface } from '../../parts/surface.ts';
import { CaseHead } from './case-head.tsx';
import { casePath } from './case-path.ts';
import { DecideDialog } from './decide/decide-dialog.tsx';
import { EraseDialog } from './decide/erase-dialog.tsx';
import { HistoryCard } from './facts/history-card.tsx';
import { PersonCard } from './facts/person-card.tsx';
import { SignalsCard } from './facts/signals-card.tsx';
import { ViewsCard } from './facts/views-card.tsx';
import { identityCaseQuery } from './identity-queries.ts';
import { FrameStrip } from './photos/frame-strip.tsx';
import { type PhotoView, plainView, type Turn, turned } from './photos/photo-view.ts';
import { PhotoWindow } from './photos/photo-window.tsx';
import { useCaseKeys } from './use-case-keys.ts';
import { useLease } from './use-lease.ts';

/** One agent's documents, side by side, with all that a reviewer judges by. */
export function CaseRoom() {
  const { code = '' } = useParams();
  const { data, error, refetch } = useQuery(identityCaseQuery(code));
  if (data) return <Case key={code} of={data} />;
  return (
    <Box sx={surface}>
      {error ? <FailedToLoad error={error} retry={() => void refetch()} /> : <RowsSkeleton rows={10} />}
    </Box>
  );
}

function Case({ of }: { of: IdentityCase }) {
  const words = useWords();
  const { t } = words;
  const next = useNextCase(of.agentCode);
  const lease = useLease(of);
  const [chosen, setChosen] = useState<DocumentKind>('ktp');
  const [views, setViews] = useState<Record<DocumentKind, PhotoView>>({ ktp: plainView, selfie: plainView });
  const [dialog, setDialog] = useState<{ kind: 'decide'; repair?: DocumentKind } | { kind: 'erase' } | null>(
    null,
  );
  const windows = { ktp: useRef<HTMLDivElement>(null), selfie: useRef<HTMLDivElement>(null) };

  const turn = (document: DocumentKind, one: Turn, size: { width: number; height: number }) =>
    setViews((before) => ({ ...before, [document]: turned(before[document], one, size) }));
  const waits = of.documents.some(({ status }) => status === 'inReview');
  const approve = () => lease.mine && waits && setDialog({ kind: 'decide' });
  const repair = () => {
    const document = of.documents.find(({ kind }) => kind === chosen);
    const open = document?.status === 'inReview' || document?.status === 'verified';
    if (lease.mine) setDialog({ kind: 'decide', ...(open && { repair: chosen }) });
  };
  useCaseKeys((action) => {
    if (action.type === 'choose') windows[action.document].current?.focus();
    if (action.type === 'approve') approve();
    if (action.type === 'repair') repair();
    if (action.type === 'next') void next();
    const element = windows[chosen].current;
    if (action.type === 'turn' && element)
      turn(chosen, action.turn, { width: element.clientWidth, height: element.clientHeight });
  });

  const photoOf = (document: DocumentKind) =>
    of.photos.find(({ kind, current }) => kind === document && current);
  return (
    <Box sx={{ display: 'grid', gap: 1.5, gridTemplateColumns: 'minmax(0, 1fr)' }}>
      <CaseHead
        of={of}
        mine={lease.mine}
        taking={lease.taking}
        onTake={lease.take}
        onApprove={approve}
        onRepair={repair}
        onNext={() => void next()}
        onErase={() => setDialog({ kind: 'erase' })}
      />
      <Box sx={{ display: 'grid', gap: 1.5, gridTemplateColumns: { xs: 'minmax(0, 1fr)', md: '1fr 1fr' } }}>
        {(['ktp', 'selfie'] as const).map((document) => (
          <PhotoWindow
            key={document}
            document={document}
            photo={photoOf(document)}
            name={of.agentName ?? of.agentCode}
            view={views[document]}
            chosen={chosen === document}
            onChoose={() => setChosen(document)}
            onTurn={(one, size) => turn(document, one, size)}
            window={windows[document]}
          />
        ))}
      </Box>
      <Box
        sx={{
          display: 'grid',
          gap: 1.5,
          alignItems: 'start',
          gridTemplateColumns: { xs: 'minmax(0, 1fr)', md: '1fr 1fr' },
        }}
      >
        <PersonCard of={of} />
        <SignalsCard of={of} />
      </Box>
      <FrameStrip photos={of.photos} frames={of.signals.frames} />
      <Box
        sx={{
          display: 'grid',
          gap: 1.5,
          alignItems: 'start',
          gridTemplateColumns: { xs: 'minmax(0, 1fr)', md: '1fr 1fr' },
        }}
      >
        <HistoryCard events={of.history} />
        <Box sx={{ display: 'grid', gap: 1.5 }}>
          <ViewsCard code={of.agentCode} />
          {of.consent && (
            <PanelCard title={t('identity.consent')}>
              <Facts
                facts={[
                  {
                    label: t('identity.consent'),
                    value: t('identity.consentGiven', {
                      version: of.consent.version,
                      time: formatMoment(of.consent.at, words),
                    }),
                  },
                ]}
              />
            </PanelCard>
          )}
        </Box>
      </Box>
      {dialog?.kind === 'decide' && (
        <DecideDialog of={of} repair={dialog.repair} onClose={() => setDialog(null)} />
      )}
      {dialog?.kind === 'erase' && <EraseDialog of={of} onClose={() => setDialog(null)} />}
    </Box>
  );
}

/** Goes to the case that has waited longest and that nobody is at. */
function useNextCase(code: string): () => Promise<void> {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const announce = useAnnounce();
  return async () => {
    const { items } = await call('GET /admin/identity', {
      query: { status: 'inReview', free: 'true', limit: 2 },
    });
    const other = items.find(({ agentCode }) => agentCode !== code);
    if (other) void navigate(casePath(other.agentCode));
    else announce(t('identity.noNext'));
  };
}
