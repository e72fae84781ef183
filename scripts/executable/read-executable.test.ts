import { expect, test } from 'bun:test';
import { findMissing, readExecutable } from './read-executable.ts';

/** The head of a Windows program with one section, and whatever stands in it. */
function windowsProgram(section: string, machine: number, content: string): Uint8Array {
  const bytes = Buffer.alloc(1024);
  bytes.write('MZ', 0);
  bytes.writeUInt32LE(128, 0x3c);
  bytes.write('PE\0\0', 128, 'latin1');
  bytes.writeUInt16LE(machine, 132);
  bytes.writeUInt16LE(1, 134);
  bytes.writeUInt16LE(16, 148);
  bytes.write(section, 168);
  bytes.writeUInt32LE(content.length, 184);
  bytes.writeUInt32LE(512, 188);
  bytes.write(content, 512);
  return bytes;
}

test('a Windows program tells its machine and where its sections lie', () => {
  expect(readExecutable(windowsProgram('.bun', 0x8664, 'abc'))).toEqual({
    kind: 'windows',
    machine: 'x64',
    sections: [{ name: '.bun', at: 512, size: 3 }],
  });
});

test('files that a Windows program carries are looked for in the section that carries them', () => {
  const carries = windowsProgram('.bun', 0x8664, 'apps/agent/dist/index.html');
  expect(findMissing(carries, ['apps/agent/dist/index.html', 'apps/admin/dist/index.html'])).toEqual([
    'apps/admin/dist/index.html',
  ]);
  const elsewhere = windowsProgram('.text', 0x8664, 'apps/agent/dist/index.html');
  expect(findMissing(elsewhere, ['apps/agent/dist/index.html'])).toHaveLength(1);
});

test('a Linux program tells its machine, and anything else is no program', () => {
  const linux = Buffer.alloc(64);
  linux.write('\x7fELF', 0, 'latin1');
  linux.writeUInt16LE(0xb7, 18);
  expect(readExecutable(linux)).toEqual({ kind: 'linux', machine: 'arm64', sections: [] });
  for (const other of ['#!/bin/sh\n', 'MZ']) {
    const bytes = Buffer.alloc(256);
    bytes.write(other);
    expect(() => readExecutable(bytes)).toThrow('neither');
  }
});
