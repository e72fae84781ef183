const SYSTEM =
  /(?<![a-z])(aix|android|darwin|freebsd|linux|netbsd|openbsd|openharmony|sunos|win32)(?![a-z0-9])/;
const PROCESSOR = /(?<![a-z])(arm64|arm|ia32|loong64|mips64el|ppc64|riscv64|s390x|wasm32|x64)(?![a-z0-9])/;

/**
 * Packages for other systems that something in the lock file wants but the lock file does not hold: where they would
 * stand, and at which version. Only exact versions can be told.
 */
export function listMissingPlatforms(lock) {
  return Object.entries(lock.packages).flatMap(([owner, entry]) =>
    Object.entries(entry.optionalDependencies ?? {})
      .filter(([name, version]) => /^\d+\.\d+\.\d+/.test(version) && !isHeld(lock, owner, name))
      .map(([name, version]) => ({
        at: `node_modules/${name}`,
        name,
        version,
        license: entry.license,
        dev: entry.dev,
      })),
  );
}

/** Looks where Node would: beside the owner's own packages first, then in each folder above. */
function isHeld(lock, owner, name) {
  for (let folder = owner; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf('node_modules/') - 1))) {
    if (`${folder ? `${folder}/` : ''}node_modules/${name}` in lock.packages) return true;
    if (folder === '') return false;
  }
}

/** "…-linux-x64-musl" names its system, processor and, on Linux, C library; each undefined where it does not. */
export function platformOf(name) {
  const os = SYSTEM.exec(name)?.[1];
  const cpu = PROCESSOR.exec(name)?.[1];
  const libc = /-(musl|gnu)/.exec(name)?.[1]?.replace('gnu', 'glibc');
  return { cpu: listed(cpu), libc: os === 'linux' ? listed(libc) : undefined, os: listed(os) };
}

function listed(value) {
  return value ? [value] : undefined;
}
