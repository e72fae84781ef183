import { preciseNow } from '../product/live-device.ts';
import { checkSockets, type SocketOrder, type Told } from './socket-plan.ts';

/** A process of its own that holds the sockets of many devices, each welcomed like any other. */
const sockets: WebSocket[] = [];
const AT_ONCE = 24;

let armed = { mark: '', missing: 0, told: { firstAt: 0, lastAt: 0, devices: 0 } };
let allTold: (told: Told) => void = () => {};

process.on('message', async (order: SocketOrder) => {
  process.send?.(await obey(order).catch((error: Error) => ({ error: error.message })));
});

async function obey(order: SocketOrder): Promise<object> {
  if (order.type === 'open') {
    await openAll(order.url, order.tickets);
    return { open: sockets.length };
  }
  if (order.type === 'arm') {
    const told = { firstAt: 0, lastAt: 0, devices: 0 };
    armed = { mark: `"type":"${order.event}"`, missing: sockets.length, told };
    return { armed: sockets.length };
  }
  return armed.missing === 0 ? armed.told : new Promise<Told>((resolve) => (allTold = resolve));
}

async function openAll(url: string, tickets: readonly string[]): Promise<void> {
  checkSockets(url, sockets.length + tickets.length);
  const left = [...tickets];
  const open = async () => {
    for (let ticket = left.pop(); ticket; ticket = left.pop()) sockets.push(await openOne(url, ticket));
  };
  await Promise.all(Array.from({ length: AT_ONCE }, open));
}

function openOne(url: string, ticket: string): Promise<WebSocket> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(`${url.replace(/^http/, 'ws')}/api/v1/live`);
    socket.onopen = () => socket.send(JSON.stringify({ type: 'hello', ticket }));
    socket.onclose = ({ code }) => reject(new Error(`a socket was closed with ${code}`));
    socket.onmessage = () => {
      socket.onmessage = ({ data }) => hear(String(data));
      resolve(socket);
    };
  });
}

/** Looks for the event's type without parsing: with thousands of sockets, parsing would be what is measured. */
function hear(data: string): void {
  if (armed.missing === 0 || !data.includes(armed.mark)) return;
  const at = preciseNow();
  const { told } = armed;
  if (told.devices === 0) told.firstAt = at;
  told.lastAt = at;
  told.devices += 1;
  armed.missing -= 1;
  if (armed.missing === 0) allTold(told);
}
