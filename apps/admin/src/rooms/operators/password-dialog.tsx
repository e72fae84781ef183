import type { Invitation } from '@hexaflate/contract/operators';
import { formatMoment } from '../../format/time.ts';
import { useWords } from '../../format/use-words.ts';
import { ShownOnceDialog } from '../../parts/shown-once-dialog.tsx';

/** The one-time password, the only time that it is shown. */
export function PasswordDialog({ invitation, onClose }: { invitation: Invitation; onClose: () => void }) {
  const words = useWords();
  const { t } = words;
  return (
    <ShownOnceDialog
      title={t('operators.passwordTitle', { name: invitation.username })}
      about={t('operators.passwordText', { at: formatMoment(invitation.until, words) })}
      secret={invitation.password}
      copy={t('operators.copyPassword')}
      onClose={onClose}
    />
  );
}
