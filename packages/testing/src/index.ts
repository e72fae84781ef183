/** What tests and tools need and the product never imports: lines that break, ports, and waiting for what happens. */

export { freePort } from './free-port.ts';
export { type HeardLines, hearLines } from './hear-lines.ts';
export { startTcpProxy, type TcpProxy } from './tcp-proxy.ts';
export { until } from './until.ts';
