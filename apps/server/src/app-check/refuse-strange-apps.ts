import type { Context } from '../context.ts';
import { AppError } from '../http/app-error.ts';
import { type AppPlatform, isPlatform, judgeToken } from './judge-token.ts';

const TOKEN = 'x-firebase-appcheck';
const PLATFORM = 'x-app-platform';
const STRICTNESS = ['off', 'watch', 'enforce'] as const;
type Mode = (typeof STRICTNESS)[number];

/**
 * Asks a request for proof that it comes from the operator's own app, as he wants it for the app's platform. What comes
 * without a valid token names its platform itself, or is treated as the strictest. When Firebase cannot be asked, the
 * request goes through: proof of the app is a signal, and selling must not stop with somebody else's service. Throws
 * `appCheck.refused`.
 */
export async function refuseStrangeApps(context: Context, request: Request): Promise<void> {
  const modeOf = (platform: AppPlatform): Mode => context.settings.get(`appCheck.${platform}`);
  const modes = (['web', 'android', 'ios'] as const).map(modeOf);
  if (modes.every((mode) => mode === 'off')) return;
  const said = request.headers.get(PLATFORM) ?? undefined;
  const claimed = isPlatform(said) ? said : undefined;
  const token = request.headers.get(TOKEN);
  // Whoever says that he is of a platform that shows no proof need show none, unless he does.
  if (token === null && claimed !== undefined && modeOf(claimed) === 'off') return;
  const verdict = token === null ? { outcome: 'missing' as const } : await judgeToken(context, token);
  const platform = verdict.outcome === 'valid' ? verdict.platform : claimed;
  const mode = platform === undefined ? strictest(modes) : modeOf(platform);
  context.metrics.appChecks.inc({ platform: platform ?? 'unknown', outcome: verdict.outcome, mode });
  if (verdict.outcome === 'unavailable')
    context.log.warn({ platform }, 'App Check could not be asked for its keys; the request went through');
  if (mode === 'enforce' && verdict.outcome !== 'valid' && verdict.outcome !== 'unavailable')
    throw new AppError('appCheck.refused');
}

function strictest(modes: readonly Mode[]): Mode {
  return STRICTNESS[Math.max(...modes.map((mode) => STRICTNESS.indexOf(mode)))] ?? 'off';
}
