import Box from '@mui/material/Box';
import ButtonBase from '@mui/material/ButtonBase';
import IconButton from '@mui/material/IconButton';
import Typography from '@mui/material/Typography';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import BackIcon from '~icons/material-symbols/arrow-back-rounded';
import SearchIcon from '~icons/material-symbols/search-rounded';
import { Kbd } from '../parts/kbd.tsx';
import { AccountMenu } from './account-menu.tsx';
import { roomAt } from './rooms.ts';

/** The room's name, the way to find anything, and the account. */
export function TopBar({ find, help }: { find: () => void; help: () => void }) {
  const { t } = useTranslation();
  const { pathname } = useLocation();
  const room = roomAt(pathname);
  return (
    <Box
      component="header"
      sx={{
        display: 'flex',
        alignItems: 'center',
        gap: 1.5,
        px: { xs: 2, md: 3 },
        pt: { xs: 1, md: 2.25 },
        pb: { xs: 1, md: 2 },
        position: { xs: 'sticky', md: 'static' },
        top: 0,
        zIndex: 2,
        bgcolor: 'background.default',
      }}
    >
      {room && pathname !== room.path && (
        <IconButton
          component={Link}
          to={room.path}
          aria-label={t('shell.backTo', { room: t(`room.${room.id}`) })}
          sx={{ ml: -1.25, mr: -1 }}
        >
          <BackIcon />
        </IconButton>
      )}
      <Typography variant="h1" sx={{ flex: 1, minWidth: 0, overflowWrap: 'anywhere' }}>
        {room ? t(`room.${room.id}`) : t('shell.notFound')}
      </Typography>
      <ButtonBase
        onClick={find}
        aria-keyshortcuts="Control+K"
        sx={{
          display: { xs: 'none', sm: 'flex' },
          justifyContent: 'flex-start',
          gap: 1.25,
          width: '17.5rem',
          minHeight: '2.25rem',
          px: 1.5,
          borderRadius: '12px',
          border: 1,
          borderColor: 'divider',
          bgcolor: 'background.paper',
          color: 'text.secondary',
          fontSize: '0.875rem',
          fontWeight: 500,
          '&.Mui-focusVisible': { outline: 2, outlineColor: 'primary.main' },
        }}
      >
        <SearchIcon aria-hidden />
        <Box component="span" sx={{ flex: 1, textAlign: 'left' }}>
          {t('shell.search')}
        </Box>
        <Kbd>Ctrl K</Kbd>
      </ButtonBase>
      <IconButton onClick={find} aria-label={t('shell.search')} sx={{ display: { sm: 'none' } }}>
        <SearchIcon />
      </IconButton>
      <AccountMenu help={help} />
    </Box>
  );
}
