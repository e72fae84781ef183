import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import WalletIcon from '~icons/material-symbols/account-balance-wallet-outline-rounded';
import { ledgerQuery } from '../../api/queries.ts';
import { useListPolling } from '../../live/live.tsx';
import { EndlessList } from '../../parts/endless-list.tsx';
import { PanelCard } from '../../parts/panel-card.tsx';
import { LedgerRow } from './ledger-row.tsx';

/** Milliseconds: a top-up in Otomax itself sends the panel no event. */
const CALM_MS = 10_000;

/** Every movement of a member's balance, newest first. */
export function MemberLedger({ code }: { code: string }) {
  const { t } = useTranslation();
  const query = useInfiniteQuery({ ...ledgerQuery(code), refetchInterval: useListPolling(CALM_MS) });
  return (
    <PanelCard title={t('member.ledger')}>
      <EndlessList
        query={query}
        keyOf={(entry) => entry.code}
        row={(entry) => <LedgerRow entry={entry} />}
        end={t('member.ledgerEnd')}
        empty={{ icon: <WalletIcon />, title: t('member.ledgerEmpty'), text: t('member.ledgerEmptyText') }}
      />
    </PanelCard>
  );
}
