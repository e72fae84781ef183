import { win32 } from 'node:path';
import type { ServicePlace, Step } from './steps.ts';

const TASK = 'Hexaflate';
/** By number, since their names differ with the language of Windows. */
const LOCAL_SERVICE = 'S-1-5-19';
const ADMINISTRATORS = 'S-1-5-32-544';
const SYSTEM = 'S-1-5-18';

/**
 * Has Windows' Task Scheduler start the program at boot, before anybody signs in, as the account LOCAL SERVICE, which
 * may do no more than an ordinary user; and again a minute after it ended, beyond what the program mends itself.
 */
export function installOnWindows(place: ServicePlace): Step[] {
  const xml = win32.join(place.dataDir, 'service-task.xml');
  return [
    { write: xml, content: taskXml(place), encoding: 'utf16' },
    { run: ['icacls', place.program, '/grant', `*${LOCAL_SERVICE}:RX`] },
    { run: ['icacls', place.dataDir, '/grant', `*${LOCAL_SERVICE}:(OI)(CI)M`] },
    ...place.secrets.map((file): Step => ({ run: keepSecret(file) })),
    { run: ['schtasks', '/create', '/tn', TASK, '/xml', xml, '/f'] },
    { run: ['schtasks', '/run', '/tn', TASK] },
  ];
}

export function uninstallOnWindows(): Step[] {
  return [
    { run: ['schtasks', '/end', '/tn', TASK], mayFail: true },
    { run: ['schtasks', '/delete', '/tn', TASK, '/f'] },
  ];
}

export const statusOnWindows = ['schtasks', '/query', '/tn', TASK, '/v', '/fo', 'list'];

function keepSecret(file: string): string[] {
  const rights = [`*${ADMINISTRATORS}:F`, `*${SYSTEM}:F`, `*${LOCAL_SERVICE}:R`];
  return ['icacls', file, '/inheritance:r', '/grant:r', ...rights];
}

/** The task in the form that Task Scheduler exports and imports. A minute is the shortest pause that it knows. */
export function taskXml({ program, dataDir }: ServicePlace): string {
  const log = win32.join(dataDir, 'logs', 'hexaflate.log');
  return `<?xml version="1.0" encoding="UTF-16"?>
<Task version="1.2" xmlns="http://schemas.microsoft.com/windows/2004/02/mit/task">
  <RegistrationInfo>
    <Description>Hexaflate</Description>
  </RegistrationInfo>
  <Triggers>
    <BootTrigger>
      <Enabled>true</Enabled>
    </BootTrigger>
  </Triggers>
  <Principals>
    <Principal id="Author">
      <UserId>${LOCAL_SERVICE}</UserId>
      <RunLevel>LeastPrivilege</RunLevel>
    </Principal>
  </Principals>
  <Settings>
    <MultipleInstancesPolicy>IgnoreNew</MultipleInstancesPolicy>
    <DisallowStartIfOnBatteries>false</DisallowStartIfOnBatteries>
    <StopIfGoingOnBatteries>false</StopIfGoingOnBatteries>
    <AllowHardTerminate>true</AllowHardTerminate>
    <StartWhenAvailable>true</StartWhenAvailable>
    <ExecutionTimeLimit>PT0S</ExecutionTimeLimit>
    <Priority>5</Priority>
    <RestartOnFailure>
      <Interval>PT1M</Interval>
      <Count>999</Count>
    </RestartOnFailure>
  </Settings>
  <Actions Context="Author">
    <Exec>
      <Command>${escaped(program)}</Command>
      <Arguments>start --log "${escaped(log)}"</Arguments>
      <WorkingDirectory>${escaped(win32.dirname(program))}</WorkingDirectory>
    </Exec>
  </Actions>
</Task>
`.replaceAll('\n', '\r\n');
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
