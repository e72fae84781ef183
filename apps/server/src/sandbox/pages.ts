import { normalizePhone } from '@hexaflate/otomax';
import { OpenAPIHono } from '@hono/zod-openapi';
import { bodyLimit } from 'hono/body-limit';
import type { Context } from '../context.ts';
import { AppError } from '../http/app-error.ts';
import { refuseCrossSite } from '../http/cross-site.ts';
import type { HttpEnv, Router } from '../http/mount.ts';
import { aboutPage } from './about-page.ts';
import { demoLogins } from './demo-logins.ts';
import { phonePage, refreshScript } from './phone-page.ts';

const LONGEST_TEXT = 300;
const LONGEST_FORM = 4096;
const NO_STORE = { 'Cache-Control': 'no-store', Vary: 'Accept, Accept-Language' };

/** Pages about the sandbox and the phones in it. On a real Otomax there is nothing here. */
export function sandboxPages(context: Context): Router {
  const router: Router = new OpenAPIHono<HttpEnv>();

  router.use('/sandbox/*', async (_, next) => {
    if (!(await context.phones.exist())) throw new AppError('request.notFound');
    await next();
  });
  router.use('/sandbox/*', refuseCrossSite(), bodyLimit({ maxSize: LONGEST_FORM }));
  router.get('/sandbox', (http) =>
    http.html(
      aboutPage(http.get('facts').locale, demoLogins, context.config.otomax?.database),
      200,
      NO_STORE,
    ),
  );
  router.get('/sandbox/refresh.js', (http) =>
    http.body(refreshScript, 200, { 'Content-Type': 'text/javascript; charset=utf-8' }),
  );
  router.post('/sandbox/phone/:number', async (http) => {
    const phone = normalizePhone(http.req.param('number'));
    const form = await http.req.parseBody();
    const text = typeof form.text === 'string' ? form.text.trim().slice(0, LONGEST_TEXT) : '';
    if (!phone || text === '') throw new AppError('request.invalid');
    await context.phones.send({ from: phone, channel: form.channel === 'sms' ? 'sms' : 'whatsapp', text });
    return http.redirect(`/sandbox/phone/${phone}`, 303);
  });
  router.get('/sandbox/phone/:number', async (http) => {
    const phone = normalizePhone(http.req.param('number'));
    if (!phone) throw new AppError('request.notFound');
    const messages = await context.phones.messages(phone);
    if (wantsJson(http.req.header('accept'))) {
      const answer = messages.map(({ text, at }) => ({ text, at: at.toISOString() }));
      return http.json({ messages: answer }, 200, NO_STORE);
    }
    const { utcOffsetMinutes } = await context.otomax.capabilities();
    return http.html(phonePage(http.get('facts').locale, phone, messages, utcOffsetMinutes), 200, NO_STORE);
  });
  return router;
}

function wantsJson(accept: string | undefined): boolean {
  return /application\/json/i.test(accept ?? '') && !/text\/html/i.test(accept ?? '');
}
