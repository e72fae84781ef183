import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ScrollRestoration, useLocation } from 'react-router';
import CloudOffIcon from '~icons/material-symbols/cloud-off-outline-rounded';
import { brandQuery, dashboardQuery } from '../api/queries.ts';
import { usePolling } from '../live/live.tsx';
import { OrderDrawer } from '../rooms/orders/order-drawer.tsx';
import { recall, remember } from '../session/remembered.ts';
import { useMay } from '../session/use-permissions.ts';
import { BottomBar } from './bottom-bar.tsx';
import { CommandPalette } from './command-palette.tsx';
import { Rail } from './rail.tsx';
import { RescueNotices } from './rescue-notices.tsx';
import { RoomDoor } from './room-door.tsx';
import { roomAt } from './rooms.ts';
import { ShortcutsDialog } from './shortcuts-dialog.tsx';
import { TopBar } from './top-bar.tsx';
import { useShortcuts } from './use-shortcuts.ts';

/** Milliseconds between looks at health and counts while events arrive; sales themselves come by event. */
const CALM_MS = 15_000;

/** What stands around every room. */
export function PanelFrame() {
  const { t } = useTranslation();
  const may = useMay();
  const { data: brand } = useQuery(brandQuery);
  // Kept fresh in every room, for the count of undecided orders stands in the rail and in the tab.
  const { data: waiting, isRefetchError } = useQuery({
    ...dashboardQuery,
    enabled: may('dashboard.view'),
    refetchInterval: usePolling(CALM_MS),
    select: ({ unknown }) => unknown.count,
  });
  const [finding, setFinding] = useState(false);
  const [helping, setHelping] = useState(false);
  const [singleKeys, setSingleKeys] = useState(recall('singleKeys') !== 'off');
  const find = () => setFinding(true);
  const help = () => setHelping(true);
  useShortcuts({ singleKeys, find, help });
  const room = roomAt(useLocation().pathname);

  const title = [room ? t(`room.${room.id}`) : t('shell.notFound'), brand?.name].filter(Boolean).join(' · ');
  return (
    <Box sx={{ display: 'flex', minHeight: '100dvh' }}>
      <title>{waiting ? `(${waiting}) ${title}` : title}</title>
      <Link href="#content" sx={skipLink}>
        {t('shell.skip')}
      </Link>
      <Rail sandbox={brand?.sandbox ?? false} version={brand?.version} />
      <Box sx={{ flex: 1, minWidth: 0 }}>
        <TopBar find={find} help={help} />
        <Box
          component="main"
          id="content"
          tabIndex={-1}
          sx={{
            px: { xs: 1.5, sm: 2, md: 3 },
            pb: { xs: 'calc(6rem + env(safe-area-inset-bottom))', md: 3 },
            maxWidth: '100rem',
            outline: 'none',
          }}
        >
          {isRefetchError && (
            <Alert severity="warning" icon={<CloudOffIcon />} sx={{ mb: 1.5 }}>
              {t('problem.stale')}
            </Alert>
          )}
          <RescueNotices />
          <RoomDoor />
        </Box>
      </Box>
      <BottomBar />
      <OrderDrawer />
      <CommandPalette open={finding} onClose={() => setFinding(false)} />
      <ShortcutsDialog
        open={helping}
        onClose={() => setHelping(false)}
        singleKeys={singleKeys}
        onSingleKeys={(on) => {
          remember('singleKeys', on ? 'on' : 'off');
          setSingleKeys(on);
        }}
      />
      <ScrollRestoration getKey={({ pathname }) => pathname} />
    </Box>
  );
}

const skipLink = {
  position: 'fixed',
  top: 8,
  left: 8,
  zIndex: 'tooltip',
  px: 2,
  py: 1,
  borderRadius: '12px',
  bgcolor: 'background.paper',
  '&:not(:focus)': { transform: 'translateY(-200%)' },
} as const;
