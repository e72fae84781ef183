import type { Locale } from '@hexaflate/contract';
import { OpenAPIHono } from '@hono/zod-openapi';
import type { Context as HonoContext } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import * as z from 'zod';
import { createPlainHttpGuard } from '../auth/plain-http.ts';
import { graceDays } from '../closing/closing-view.ts';
import type { Context } from '../context.ts';
import { AppError, errorBody } from '../http/app-error.ts';
import { refuseCrossSite } from '../http/cross-site.ts';
import type { HttpEnv, Router } from '../http/mount.ts';
import type { RateLimit } from '../http/rate-limit.ts';
import { brand } from '../layout/views.ts';
import { fillTemplate } from '../settings/kinds.ts';
import { DELETION_PAGE } from './address.ts';
import { askDeletionCode } from './ask-deletion-code.ts';
import { closeByCode } from './close-by-code.ts';
import { type Fragment, frame } from './frame.ts';
import { codeStep, doneStep, type Explained, startStep } from './steps.ts';
import { deletionWords } from './words.ts';

const MAX_FORM_BYTES = 8 * 1024;

/** What a form of the page may send. */
const FormSchema = z.discriminatedUnion('step', [
  z.object({
    step: z.literal('code'),
    phone: z.string().trim().max(24),
    channel: z.enum(['sms', 'whatsapp']).default('sms'),
  }),
  z.object({
    step: z.literal('delete'),
    challenge: z.string().min(1).max(100),
    phone: z.string().max(24).default(''),
    code: z.string().trim().max(12),
    reason: z.string().trim().max(300).default(''),
    understood: z.literal('yes').optional(),
  }),
]);
type Form = z.output<typeof FormSchema>;

/**
 * The public page on which an account can be deleted, without the app, a sign-in or a script. Everything it can do is
 * done by the code that the number gets.
 */
export function deletionPages(context: Context, limit: RateLimit): Router {
  const router: Router = new OpenAPIHono<HttpEnv>();
  const refusePlainHttp = createPlainHttpGuard(context);

  router.get('/delete-account', (http) => http.redirect(`${DELETION_PAGE}?lang=en`, 308));
  router.get(DELETION_PAGE, (http) => show(http, context, (locale) => start(context, locale, '', null)));
  router.post(
    DELETION_PAGE,
    refuseCrossSite(),
    limit.middleware,
    bodyLimit({
      maxSize: MAX_FORM_BYTES,
      onError: () => {
        throw new AppError('request.tooLarge', { maxBytes: MAX_FORM_BYTES });
      },
    }),
    async (http) => {
      const fields = await http.req.parseBody();
      const sent = FormSchema.safeParse(fields);
      const lang = fields.lang === 'en' ? 'en' : 'id';
      if (!sent.success)
        return show(http, context, (locale) => start(context, locale, '', deletionWords[locale].invalid), {
          lang,
          status: 400,
        });
      return answer(http, context, sent.data, lang, refusePlainHttp);
    },
  );
  return router;
}

/** Does what a form asks; what is refused is said in the form itself. */
async function answer(
  http: HonoContext<HttpEnv>,
  context: Context,
  form: Form,
  lang: Locale,
  refusePlainHttp: ReturnType<typeof createPlainHttpGuard>,
): Promise<Response> {
  const facts = http.get('facts');
  try {
    refusePlainHttp(http.req.raw, facts);
    if (form.step === 'code') {
      const { challengeId, phone } = await askDeletionCode(context, form, facts);
      return show(http, context, (locale) => code(context, locale, { challengeId, phone }, '', null), {
        lang,
      });
    }
    if (form.understood === undefined) throw new AppError('request.invalid');
    const eraseAt = await closeByCode(context, {
      challengeId: form.challenge,
      code: form.code,
      reason: form.reason,
    });
    return show(http, context, async (locale) => doneStep(locale, await dateOf(context, locale, eraseAt)), {
      lang,
    });
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return show(http, context, (locale) => again(context, locale, form, error), {
      lang,
      status: error.status,
      retryAfter: error.details.retryAfter,
    });
  }
}

/** The step that was refused, with why. */
function again(context: Context, locale: Locale, form: Form, refusal: AppError): Promise<Fragment> {
  const words = deletionWords[locale];
  const why = errorBody(refusal, locale, '').error.message;
  if (form.step === 'code')
    return start(context, locale, form.phone, refusal.code === 'request.invalid' ? words.invalidPhone : why);
  const problem = refusal.code === 'request.invalid' ? words.unchecked : why;
  if (refusal.code === 'auth.codeExpired') return start(context, locale, form.phone, problem);
  return code(context, locale, { challengeId: form.challenge, phone: form.phone }, form.reason, problem);
}

async function start(
  context: Context,
  locale: Locale,
  phone: string,
  problem: string | null,
): Promise<Fragment> {
  const { name } = await brand(context);
  const title = deletionWords[locale].title.replace('{brand}', name);
  return startStep({ locale, title, explained: explained(context, locale, name), phone, problem });
}

async function code(
  context: Context,
  locale: Locale,
  asked: { challengeId: string; phone: string },
  reason: string,
  problem: string | null,
): Promise<Fragment> {
  const { sandbox } = await brand(context);
  return codeStep({ locale, ...asked, reason, problem, days: graceDays(context), sandbox });
}

function explained(context: Context, locale: Locale, name: string): Explained {
  const { settings } = context;
  const days = String(graceDays(context));
  const fill = (text: string) => fillTemplate(text, { brand: name, days });
  const english = locale === 'en';
  return {
    intro: fill(settings.get(english ? 'deletionPage.introEn' : 'deletionPage.introId')),
    erased: fill(settings.get(english ? 'deletionPage.erasedEn' : 'deletionPage.erasedId')),
    kept: fill(settings.get(english ? 'deletionPage.keptEn' : 'deletionPage.keptId')),
    when: fill(settings.get(english ? 'deletionPage.whenEn' : 'deletionPage.whenId')),
  };
}

/** A day as people say it, in the installation's own time; null when it is over. */
async function dateOf(context: Context, locale: Locale, at: number): Promise<string | null> {
  if (at <= context.now()) return null;
  const { utcOffsetMinutes } = await context.otomax.capabilities();
  return new Intl.DateTimeFormat(locale === 'id' ? 'id-ID' : 'en-GB', {
    dateStyle: 'long',
    timeZone: 'UTC',
  }).format(at + utcOffsetMinutes * 60_000);
}

async function show(
  http: HonoContext<HttpEnv>,
  context: Context,
  body: (locale: Locale) => Promise<Fragment>,
  {
    lang,
    status = 200,
    retryAfter,
  }: { lang?: Locale; status?: AppError['status'] | 200; retryAfter?: unknown } = {},
): Promise<Response> {
  const asked = http.req.query('lang');
  const locale = lang ?? (asked === 'en' || asked === 'id' ? asked : http.get('facts').locale);
  const { name, seed } = await brand(context);
  const title = deletionWords[locale].title.replace('{brand}', name);
  const page = frame({ locale, brand: { name, seed }, title, body: await body(locale) });
  return http.html(page.document, status, {
    'Cache-Control': 'no-store',
    'Content-Security-Policy': page.policy,
    Vary: 'Accept-Language',
    ...(typeof retryAfter === 'number' ? { 'Retry-After': String(retryAfter) } : {}),
  });
}
