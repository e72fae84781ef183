import type { ServicePlace, Step } from './steps.ts';

const UNIT = 'hexaflate.service';
const UNIT_FILE = `/etc/systemd/system/${UNIT}`;

/** Has systemd start the program at boot, and again two seconds after it ended for whatever reason. */
export function installOnLinux(place: ServicePlace): Step[] {
  return [
    { run: ['install', '-d', '-o', place.user, place.dataDir] },
    ...place.secrets.flatMap((file): Step[] => [
      { run: ['chown', place.user, file] },
      { run: ['chmod', '600', file] },
    ]),
    { write: UNIT_FILE, content: unitFile(place), encoding: 'utf8' },
    { run: ['systemctl', 'daemon-reload'] },
    { run: ['systemctl', 'enable', UNIT] },
    { run: ['systemctl', 'restart', UNIT] },
  ];
}

export function uninstallOnLinux(): Step[] {
  return [
    { run: ['systemctl', 'disable', '--now', UNIT], mayFail: true },
    { remove: UNIT_FILE },
    { run: ['systemctl', 'daemon-reload'] },
  ];
}

export const statusOnLinux = ['systemctl', 'status', UNIT, '--no-pager', '--lines=10'];

/** The unit: an ordinary user who may write the data folder alone, and may open ports 80 and 443. */
export function unitFile({ program, dataDir, user }: ServicePlace): string {
  return `[Unit]
Description=Hexaflate
Wants=network-online.target
After=network-online.target

[Service]
ExecStart=${quoted(program)} start
User=${user}
Restart=always
RestartSec=2
KillMode=mixed
TimeoutStopSec=30
AmbientCapabilities=CAP_NET_BIND_SERVICE
CapabilityBoundingSet=CAP_NET_BIND_SERVICE
NoNewPrivileges=yes
ProtectSystem=strict
ReadWritePaths=${quoted(dataDir)}
PrivateTmp=yes
PrivateDevices=yes

[Install]
WantedBy=multi-user.target
`;
}

/** A path as systemd reads it: % begins a specifier, and a space ends a word. */
function quoted(path: string): string {
  return `"${path.replaceAll('%', '%%').replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
}
