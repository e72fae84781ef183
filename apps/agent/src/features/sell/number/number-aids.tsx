import IconButton from '@mui/material/IconButton';
import { useState } from 'react';
import ContactsIcon from '~icons/material-symbols/contact-page-outline-rounded';
import PasteIcon from '~icons/material-symbols/content-paste-rounded';
import { IconOf } from '../../../ui/icon.tsx';
import { useWords } from '../../../words/words.ts';
import { sellWords } from '../words.ts';
import { cleanDestination, type EntryKind } from './clean-number.ts';

/** The part of the Contact Picker API that we use; it stands in Chrome on Android and not in TypeScript's DOM. */
interface ContactsManager {
  select: (properties: ['tel'], options: { multiple: false }) => Promise<{ tel?: string[] }[]>;
}

declare global {
  interface Navigator {
    contacts?: ContactsManager;
  }
}

interface NumberAidsProps {
  kind: EntryKind;
  onNumber: (number: string) => void;
}

/** Ways to a number without typing: the phone's contacts where the browser offers them, else the clipboard. */
export function NumberAids({ kind, onNumber }: NumberAidsProps) {
  const say = useWords(sellWords);
  const [nothing, setNothing] = useState(false);
  const contacts = kind === 'phone' || kind === 'ewallet' ? navigator.contacts : undefined;

  const fromContacts = async () => {
    const chosen = await contacts?.select(['tel'], { multiple: false }).catch(() => []);
    const number = cleanDestination(kind, chosen?.[0]?.tel?.[0] ?? '');
    if (number) onNumber(number);
  };
  const fromClipboard = async () => {
    const text = await navigator.clipboard.readText().catch(() => '');
    const number = cleanDestination(kind, text);
    setNothing(number === '');
    if (number) onNumber(number);
  };

  return (
    <>
      {navigator.clipboard && (
        <IconButton color="inherit" aria-label={say('paste')} onClick={() => void fromClipboard()}>
          <IconOf icon={PasteIcon} size={22} />
        </IconButton>
      )}
      {contacts && (
        <IconButton
          color="inherit"
          edge="end"
          aria-label={say('contacts')}
          onClick={() => void fromContacts()}
        >
          <IconOf icon={ContactsIcon} size={24} />
        </IconButton>
      )}
      <span role="status" className="heard">
        {nothing && say('pasteNothing')}
      </span>
    </>
  );
}
