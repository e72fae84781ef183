import type { Context } from '../context.ts';
import { mount, type Router } from '../http/mount.ts';
import { receiptSettings, saveReceiptSettings } from './receipt-settings.ts';
import { ownView } from './views.ts';

export function agentRoutes(router: Router, context: Context): void {
  mount(router, context, 'me', async (_, { session }) => ({
    view: ownView(context, session.agentCode),
  }));
  mount(router, context, 'receiptSettings', (_, { session }) => receiptSettings(context, session.agentCode));
  mount(router, context, 'saveReceiptSettings', (_, { session, body }) =>
    saveReceiptSettings(context, session.agentCode, body),
  );
}
