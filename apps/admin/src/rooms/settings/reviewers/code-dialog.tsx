import { useTranslation } from 'react-i18next';
import { ShownOnceDialog } from '../../../parts/shown-once-dialog.tsx';

/** The fixed code, this once. */
export function CodeDialog({ code, phone, onClose }: { code: string; phone: string; onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <ShownOnceDialog
      title={t('reviewers.codeTitle')}
      about={t('reviewers.codeText', { phone })}
      secret={code}
      copy={t('reviewers.copy')}
      onClose={onClose}
    />
  );
}
