import type { AdminClosing } from '@hexaflate/contract/closing';
import { formatRupiah } from '@hexaflate/contract/money';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useState } from 'react';
import CheckIcon from '~icons/material-symbols/check-circle-outline-rounded';
import WaitingIcon from '~icons/material-symbols/hourglass-top-rounded';
import ToDoIcon from '~icons/material-symbols/priority-high-rounded';
import UndoIcon from '~icons/material-symbols/undo-rounded';
import { formatDay, formatMoment } from '../../format/time.ts';
import { useWords } from '../../format/use-words.ts';
import { QueueRow } from '../../parts/queue-row.tsx';
import { RowLink } from '../../parts/row-link.tsx';
import { WordMark } from '../../parts/word-mark.tsx';
import { useMay } from '../../session/use-permissions.ts';
import { memberPath } from '../members/member-words.ts';
import { ClosingDoneDialog } from './closing-done-dialog.tsx';

const looks = {
  waiting: { Icon: WaitingIcon, tone: 'waiting' },
  waitsForOrders: { Icon: WaitingIcon, tone: 'unknown' },
  toDo: { Icon: ToDoIcon, tone: 'failed' },
  done: { Icon: CheckIcon, tone: 'success' },
  takenBack: { Icon: UndoIcon, tone: 'success' },
} as const;

/** One closed account: whose, how it stands, and the mark that it is done in Otomax. */
export function ClosingRow({ closing }: { closing: AdminClosing }) {
  const words = useWords();
  const { t } = words;
  const may = useMay();
  const [asking, setAsking] = useState(false);
  const { Icon, tone } = looks[closing.state];
  const name = closing.agentName ?? closing.agentCode;
  const at = formatMoment(closing.askedAt, words);
  const facts = [
    closing.agentCode,
    closing.agentName === null && t('closing.gone'),
    t(closing.askedBy === 'app' ? 'closing.askedApp' : 'closing.askedPage', { at }),
    closing.balance && t('closing.balance', { amount: formatRupiah(closing.balance) }),
  ];
  return (
    <QueueRow columns="minmax(0, 1.1fr) minmax(0, 1fr) auto">
      <Box sx={{ minWidth: 0, overflowWrap: 'anywhere' }}>
        <Box sx={{ fontWeight: 700, fontSize: '0.875rem' }}>
          <RowLink to={memberPath(closing.agentCode)}>{name}</RowLink>
        </Box>
        <Box sx={{ color: 'text.secondary' }}>{facts.filter(Boolean).join(' · ')}</Box>
        {closing.reason && <Box sx={{ mt: 0.25 }}>{closing.reason}</Box>}
      </Box>
      <Box sx={{ minWidth: 0 }}>
        <WordMark icon={<Icon aria-hidden />} tone={tone}>
          {stateWords()}
        </WordMark>
      </Box>
      {closing.state === 'toDo' && may('agents.closeAccount') ? (
        <Button
          size="small"
          variant="outlined"
          aria-label={t('closing.doneOf', { name })}
          onClick={() => setAsking(true)}
        >
          {t('closing.done')}
        </Button>
      ) : (
        <span />
      )}
      {asking && <ClosingDoneDialog id={closing.id} name={name} onClose={() => setAsking(false)} />}
    </QueueRow>
  );

  function stateWords(): string {
    const moment = (instant: string | null) => (instant ? formatMoment(instant, words) : '');
    switch (closing.state) {
      case 'waiting':
        return t('closing.state.waiting', { at: formatDay(closing.eraseAt, words) });
      case 'waitsForOrders':
        return t('closing.state.waitsForOrders', { count: closing.openOrders });
      case 'toDo':
        return t('closing.state.toDo', { at: moment(closing.erasedAt) });
      case 'done':
        return t('closing.state.done', { name: closing.doneBy ?? '', at: moment(closing.doneAt) });
      case 'takenBack':
        return t('closing.state.takenBack', { at: moment(closing.takenBackAt) });
    }
  }
}
