/** Systems that an executable is built for. */
export interface Target {
  /** As Bun names it behind `bun-`. */
  name: 'windows-x64' | 'linux-x64' | 'linux-arm64';
  /** npm's package of Bun for that system; its version and digest stand in package-lock.json. */
  runtime: string;
  /** The program inside that package. */
  program: string;
  /** Where the executable is put, from the root. */
  outfile: string;
}

export const windowsX64: Target = {
  name: 'windows-x64',
  runtime: '@oven/bun-windows-x64',
  program: 'package/bin/bun.exe',
  outfile: 'dist/windows-x64/hexaflate.exe',
};

export const linuxX64: Target = {
  name: 'linux-x64',
  runtime: '@oven/bun-linux-x64',
  program: 'package/bin/bun',
  outfile: 'dist/linux-x64/hexaflate',
};

export const linuxArm64: Target = {
  name: 'linux-arm64',
  runtime: '@oven/bun-linux-aarch64',
  program: 'package/bin/bun',
  outfile: 'dist/linux-arm64/hexaflate',
};
