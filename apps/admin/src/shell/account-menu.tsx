import Avatar from '@mui/material/Avatar';
import Box from '@mui/material/Box';
import ButtonBase from '@mui/material/ButtonBase';
import Divider from '@mui/material/Divider';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import Typography from '@mui/material/Typography';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import DoneIcon from '~icons/material-symbols/check-rounded';
import SessionsIcon from '~icons/material-symbols/devices-outline-rounded';
import FactorIcon from '~icons/material-symbols/encrypted-outline-rounded';
import KeyboardIcon from '~icons/material-symbols/keyboard-outline-rounded';
import SignOutIcon from '~icons/material-symbols/logout-rounded';
import PasswordIcon from '~icons/material-symbols/password-rounded';
import { call } from '../api/call.ts';
import { explain } from '../api/explain.ts';
import { accountQuery } from '../api/queries.ts';
import { chooseLanguage } from '../i18n/start.ts';
import { useAnnounce } from '../parts/announce.tsx';
import { ChangePasswordDialog } from '../session/change-password-dialog.tsx';
import { FactorDialog } from '../session/factor-dialog.tsx';
import { MySessionsDialog } from '../session/my-sessions-dialog.tsx';
import { useSignedOut } from '../session/signed-out.tsx';
import { useMode } from '../theme/mode.tsx';

const MODES = ['system', 'light', 'dark'] as const;
const LANGUAGES = [
  { tag: 'id', name: 'Bahasa Indonesia' },
  { tag: 'en', name: 'English' },
] as const;

/** Who is signed in, and what belongs to him alone: password, appearance, language, signing out. */
export function AccountMenu({ help }: { help: () => void }) {
  const { t, i18n } = useTranslation();
  const { data: account } = useQuery(accountQuery);
  const { choice, choose } = useMode();
  const announce = useAnnounce();
  const leave = useSignedOut();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const [changing, setChanging] = useState(false);
  const [guarding, setGuarding] = useState(false);
  const [looking, setLooking] = useState(false);
  const signOut = useMutation({
    mutationFn: () => call('POST /admin/sign-out'),
    onSuccess: () => leave('signedOut'),
    onError: (error) => announce(explain(error, t)),
  });
  const name = account?.username ?? '';
  const initials = name.slice(0, 2).toUpperCase();
  const shut = () => setAnchor(null);
  const then = (act: () => void) => () => {
    shut();
    act();
  };

  return (
    <>
      <ButtonBase
        aria-label={t('shell.account', { name, initials })}
        aria-haspopup="menu"
        aria-expanded={anchor !== null}
        onClick={(event) => setAnchor(event.currentTarget)}
        sx={{
          borderRadius: '12px',
          p: { xs: 0.5, md: 0 },
          '&.Mui-focusVisible': { outline: 2, outlineColor: 'primary.main' },
        }}
      >
        <Avatar
          variant="rounded"
          sx={{
            width: '2.25rem',
            height: '2.25rem',
            borderRadius: '12px',
            bgcolor: 'primary.main',
            color: 'primary.contrastText',
            fontSize: '0.8125rem',
            fontWeight: 750,
          }}
        >
          {initials}
        </Avatar>
      </ButtonBase>
      <Menu
        anchorEl={anchor}
        open={anchor !== null}
        onClose={shut}
        slotProps={{
          // A landmark of its own: the menu hangs outside the header in the document.
          paper: {
            role: 'region',
            'aria-label': t('shell.account', { name, initials }),
            sx: { minWidth: '15rem', borderRadius: '16px', mt: 1 },
          },
        }}
      >
        <Box component="li" role="presentation" sx={{ px: 2, pt: 0.5, pb: 1, fontWeight: 700 }}>
          {name}
        </Box>
        <MenuItem onClick={then(() => setChanging(true))}>
          <PasswordIcon aria-hidden />
          {t('account.password')}
        </MenuItem>
        <MenuItem onClick={then(() => setGuarding(true))}>
          <FactorIcon aria-hidden />
          {t('factor.menu')}
        </MenuItem>
        <MenuItem onClick={then(() => setLooking(true))}>
          <SessionsIcon aria-hidden />
          {t('account.sessions')}
        </MenuItem>
        <MenuItem onClick={then(help)}>
          <KeyboardIcon aria-hidden />
          {t('account.shortcuts')}
        </MenuItem>
        <Divider />
        <GroupTitle>{t('account.theme')}</GroupTitle>
        {MODES.map((mode) => (
          <MenuItem
            key={mode}
            role="menuitemradio"
            aria-checked={choice === mode}
            onClick={then(() => choose(mode))}
          >
            <Tick shown={choice === mode} />
            {t(`account.themes.${mode}`)}
          </MenuItem>
        ))}
        <Divider />
        <GroupTitle>{t('account.language')}</GroupTitle>
        {LANGUAGES.map(({ tag, name: language }) => (
          <MenuItem
            key={tag}
            lang={tag}
            role="menuitemradio"
            aria-checked={i18n.resolvedLanguage === tag}
            onClick={then(() => void chooseLanguage(tag))}
          >
            <Tick shown={i18n.resolvedLanguage === tag} />
            {language}
          </MenuItem>
        ))}
        <Divider />
        <MenuItem onClick={then(() => signOut.mutate())}>
          <SignOutIcon aria-hidden />
          {t('account.signOut')}
        </MenuItem>
      </Menu>
      {guarding && <FactorDialog onClose={() => setGuarding(false)} />}
      <MySessionsDialog open={looking} onClose={() => setLooking(false)} />
      <ChangePasswordDialog open={changing} onClose={() => setChanging(false)} />
    </>
  );
}

function GroupTitle({ children }: { children: string }) {
  return (
    <Typography
      component="li"
      role="presentation"
      variant="caption"
      color="textSecondary"
      sx={{ px: 2, py: 0.5, display: 'block' }}
    >
      {children}
    </Typography>
  );
}

function Tick({ shown }: { shown: boolean }) {
  return <Box component={DoneIcon} aria-hidden sx={{ visibility: shown ? 'visible' : 'hidden' }} />;
}
