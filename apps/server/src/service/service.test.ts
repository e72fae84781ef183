import { expect, test } from 'bun:test';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { folderWith } from '../testing/folder.ts';
import { describe, type Step, takeSteps } from './steps.ts';
import { installOnLinux, unitFile } from './systemd.ts';
import { installOnWindows, taskXml, uninstallOnWindows } from './windows-task.ts';

const windows = {
  program: 'C:\\Toko & Pulsa\\hexaflate.exe',
  dataDir: 'C:\\Toko & Pulsa\\data',
  secrets: ['C:\\Toko & Pulsa\\hexaflate.env'],
  user: '',
};
const linux = {
  program: '/opt/toko 100%/hexaflate',
  dataDir: '/opt/toko 100%/data',
  secrets: ['/opt/toko 100%/hexaflate.env'],
  user: 'hexaflate',
};

test('Windows starts it at boot, without time limit, again after a failure, and as an account that may do little', () => {
  const xml = taskXml(windows);
  expect(xml).toContain('<BootTrigger>');
  expect(xml).toContain('<ExecutionTimeLimit>PT0S</ExecutionTimeLimit>');
  expect(xml).toMatch(/<RestartOnFailure>\s*<Interval>PT1M<\/Interval>\s*<Count>999<\/Count>/);
  expect(xml).toContain('<UserId>S-1-5-19</UserId>');
  expect(xml).toContain('<Command>C:\\Toko &amp; Pulsa\\hexaflate.exe</Command>');
  expect(xml).toContain('start --log "C:\\Toko &amp; Pulsa\\data\\logs\\hexaflate.log"');
  expect(xml.replace(/&(amp|lt|gt);/g, '')).not.toContain('&');
});

test('on Windows the account may write the data folder alone, and others may not read the settings', () => {
  const lines = installOnWindows(windows).map(describe);
  expect(lines).toContain('icacls "C:\\Toko & Pulsa\\data" /grant "*S-1-5-19:(OI)(CI)M"');
  expect(lines).toContain(
    'icacls "C:\\Toko & Pulsa\\hexaflate.env" /inheritance:r /grant:r "*S-1-5-32-544:F" "*S-1-5-18:F" "*S-1-5-19:R"',
  );
  expect(lines.indexOf(lines.find((line) => line.includes('/create')) ?? '')).toBeLessThan(
    lines.indexOf('schtasks /run /tn Hexaflate'),
  );
  expect(uninstallOnWindows().map(describe)).toEqual([
    'schtasks /end /tn Hexaflate',
    'schtasks /delete /tn Hexaflate /f',
  ]);
});

test('systemd starts it again whatever it died of, as its own user, and paths may hold what paths hold', () => {
  const unit = unitFile(linux);
  expect(unit).toContain('ExecStart="/opt/toko 100%%/hexaflate" start');
  expect(unit).toContain('ReadWritePaths="/opt/toko 100%%/data"');
  expect(unit).toMatch(/^User=hexaflate$/m);
  expect(unit).toMatch(/^Restart=always$/m);
  expect(installOnLinux(linux).map(describe)).toContain('chmod 600 "/opt/toko 100%/hexaflate.env"');
});

test('steps are told one by one, stop at the first that fails, and Windows gets its own encoding', async () => {
  const folder = await folderWith({});
  const file = join(folder, 'a', 'task.xml');
  const never = join(folder, 'never');
  const told: string[] = [];
  const steps: Step[] = [
    { write: file, content: '<é/>', encoding: 'utf16' },
    { run: ['false'], mayFail: true },
    { run: ['false'] },
    { write: never, content: '', encoding: 'utf8' },
  ];
  expect(takeSteps(steps, (text) => told.push(text))).toBe(false);
  expect([...readFileSync(file)]).toEqual([0xff, 0xfe, 0x3c, 0, 0xe9, 0, 0x2f, 0, 0x3e, 0]);
  expect(existsSync(never)).toBe(false);
  expect(told).toEqual([`ok    ${file}`, 'ok    false', 'FAIL  false', '      failed']);
  expect(takeSteps([{ remove: file }], () => undefined)).toBe(true);
  expect(existsSync(file)).toBe(false);
});
