/** What tests and tools need and the product never imports: lines that break, ports, and waiting for what happens. */

export { freePort } from './free-port.ts';
export { type HeardLines, hearLines } from './hear-lines.ts';
export { type S3Account, type S3Server, startS3Server } from './s3-server.ts';
export { startTcpProxy, type TcpProxy } from './tcp-proxy.ts';
export { until } from './until.ts';
