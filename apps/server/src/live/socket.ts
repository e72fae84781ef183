import { LiveClientMessageSchema } from '@hexaflate/contract';
import type { ServerWebSocket, WebSocketHandler } from 'bun';
import type { Context } from '../context.ts';
import type { Connection } from './hub.ts';
import { redeemTicket, type TicketHolder } from './tickets.ts';

const HELLO_WITHIN_MS = 10_000;
const CLOSE_BAD_MESSAGE = 4000;
const CLOSE_BAD_TICKET = 4003;

/** What a socket carries from its upgrade to its end. */
export interface SocketState {
  connection?: Connection;
  /** A hello has come; whether its ticket is good may still be asked. */
  greeted?: boolean;
  helloTimer?: ReturnType<typeof setTimeout> | undefined;
}

/** One object per device, without functions of its own: thousands of devices listen at once. */
class SocketConnection implements Connection {
  readonly audience: Connection['audience'];
  readonly sessionId: string;
  readonly subject: string;
  readonly #socket: ServerWebSocket<SocketState>;

  constructor(socket: ServerWebSocket<SocketState>, { audience, sessionId, subject }: TicketHolder) {
    this.#socket = socket;
    this.audience = audience;
    this.sessionId = sessionId;
    this.subject = subject;
  }

  send(text: string): void {
    this.#socket.send(text);
  }

  close(code: number, reason: string): void {
    this.#socket.close(code, reason);
  }
}

/** The WebSocket side of /api/v1/live: nothing is sent before a valid ticket has come in the first message. */
export function liveSocket(context: Context): WebSocketHandler<SocketState> {
  return {
    maxPayloadLength: 4096,
    idleTimeout: 120,
    open(socket) {
      socket.data.helloTimer = setTimeout(() => socket.close(CLOSE_BAD_TICKET, 'no hello'), HELLO_WITHIN_MS);
    },
    async message(socket, raw) {
      const message = LiveClientMessageSchema.safeParse(parseJson(raw));
      if (!message.success) return socket.close(CLOSE_BAD_MESSAGE, 'unknown message');
      if (message.data.type === 'hello')
        return greet(context, socket, message.data.ticket, message.data.resume);
      const { connection } = socket.data;
      if (!connection) return socket.close(CLOSE_BAD_TICKET, 'hello first');
      context.live.reply(connection, { type: 'pong' });
    },
    close(socket) {
      stopHelloTimer(socket);
      if (socket.data.connection) context.live.leave(socket.data.connection);
    },
  };
}

async function greet(
  context: Context,
  socket: ServerWebSocket<SocketState>,
  ticket: string,
  resume: string | undefined,
): Promise<void> {
  stopHelloTimer(socket);
  if (socket.data.greeted) return socket.close(CLOSE_BAD_MESSAGE, 'second hello');
  socket.data.greeted = true;
  const holder = await redeemTicket(context, ticket);
  if (!holder) return socket.close(CLOSE_BAD_TICKET, 'ticket');
  if (socket.readyState !== WebSocket.OPEN) return;
  const connection = new SocketConnection(socket, holder);
  socket.data.connection = connection;
  context.live.join(connection, resume);
}

function stopHelloTimer({ data }: ServerWebSocket<SocketState>): void {
  clearTimeout(data.helloTimer);
  data.helloTimer = undefined;
}

function parseJson(raw: string | Buffer): unknown {
  try {
    return JSON.parse(String(raw));
  } catch {
    return undefined;
  }
}
