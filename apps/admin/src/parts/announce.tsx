import Snackbar from '@mui/material/Snackbar';
import { createContext, type PropsWithChildren, useContext, useState } from 'react';

const AnnounceContext = createContext<(sentence: string) => void>(() => undefined);

/** Says a sentence at the foot of the page (and to screen readers) for a few seconds. */
export const useAnnounce = () => useContext(AnnounceContext);

export function Announcements({ children }: PropsWithChildren) {
  const [said, setSaid] = useState({ sentence: '', nth: 0 });
  const [open, setOpen] = useState(false);
  const announce = (sentence: string) => {
    setSaid(({ nth }) => ({ sentence, nth: nth + 1 }));
    setOpen(true);
  };
  return (
    <AnnounceContext value={announce}>
      {children}
      <Snackbar
        key={said.nth}
        open={open}
        autoHideDuration={5000}
        onClose={(_, reason) => reason !== 'clickaway' && setOpen(false)}
        message={said.sentence}
        sx={{ bottom: { xs: 'calc(5.5rem + env(safe-area-inset-bottom))', md: '1.5rem' } }}
      />
    </AnnounceContext>
  );
}
