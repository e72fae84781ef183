/**
 * Whether a host, as an address bar or a Host header names it, is the machine that the browser itself runs on. What
 * it sends there never crosses a network, so that plain HTTP is as good as any.
 */
export function isThisMachine(host: string): boolean {
  const name = host
    .toLowerCase()
    .replace(/:\d+$/, '')
    .replace(/^\[(.*)\]$/, '$1');
  return /^(.+\.)?localhost\.?$/.test(name) || /^127(\.\d{1,3}){3}$/.test(name) || name === '::1';
}

/** Whether codes and passwords sent to this origin could be read on the way: plain HTTP to another machine. */
export function isReadableOnTheWay(origin: string): boolean {
  if (!URL.canParse(origin)) return false;
  const { protocol, host } = new URL(origin);
  return protocol === 'http:' && !isThisMachine(host);
}
