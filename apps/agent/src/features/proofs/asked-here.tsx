import { lazy, Suspense, useState } from 'react';
import { useLocation } from 'react-router';
import { useProofsToAnswer } from './proofs-to-answer.ts';

const ApprovalSheet = lazy(async () => ({ default: (await import('./approval-sheet.tsx')).ApprovalSheet }));

/** Opens the question of another device as soon as it comes, wherever the agent is; once for each question. */
export function AskedHere() {
  const { items } = useProofsToAnswer(false);
  const { pathname } = useLocation();
  const [seen, setSeen] = useState<readonly string[]>([]);
  const [open, setOpen] = useState(items[0]);
  const next = items.find(({ id }) => !seen.includes(id));
  if (next && !open && pathname !== '/approvals') {
    setOpen(next);
    setSeen([...seen, next.id]);
  }
  if (!open) return null;
  return (
    <Suspense>
      <ApprovalSheet key={open.id} proof={open} onClose={() => setOpen(undefined)} />
    </Suspense>
  );
}
