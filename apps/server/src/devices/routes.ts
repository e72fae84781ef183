import { clearAgentCookies } from '../auth/session-cookie.ts';
import { endSessions } from '../auth/sessions.ts';
import type { Context } from '../context.ts';
import { AppError } from '../http/app-error.ts';
import { mount, type Router } from '../http/mount.ts';
import { listDevices } from './list-devices.ts';

export function deviceRoutes(router: Router, context: Context): void {
  mount(router, context, 'devices', async (_, { session }) => {
    const devices = await listDevices(context, session.agentCode);
    return { items: devices.map((device) => ({ ...device, current: device.id === session.id })) };
  });

  mount(router, context, 'endDevice', async (_, { session, params, http }) => {
    const own = params.id === session.id;
    const ended = await endSessions(
      context,
      { id: params.id, agentCode: session.agentCode },
      own ? 'signedOut' : 'revoked',
    );
    if (ended === 0) throw new AppError('session.notFound');
    if (own) clearAgentCookies(http);
    return undefined;
  });

  mount(router, context, 'endOtherDevices', async (_, { session }) => {
    const others = { agentCode: session.agentCode, except: session.id };
    return { ended: await endSessions(context, others, 'revoked') };
  });

  mount(router, context, 'endAllDevices', async (_, { session, http }) => {
    await endSessions(context, { agentCode: session.agentCode }, 'revoked');
    clearAgentCookies(http);
    return undefined;
  });
}
