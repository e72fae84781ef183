import lighthouse, { type RunnerResult } from 'lighthouse';
import type { Audit, AuditRequest } from './audit.ts';

type Report = RunnerResult['lhr'];

const TRIES = 2;

/** A process of its own that has Lighthouse look at pages; it runs under Bun because it wants a newer Node than ours. */
process.on('message', async (request: AuditRequest) => {
  process.send?.(await audit(request).catch((error: Error) => ({ error: error.message })));
});

/** Loads the page as a new visitor's phone would: slow network and processor, nothing in caches, cookies kept. */
async function audit({ url, port }: AuditRequest): Promise<Audit> {
  for (let attempt = 1; ; attempt += 1) {
    const result = await lighthouse(url, {
      port,
      formFactor: 'mobile',
      onlyCategories: ['performance', 'accessibility'],
      logLevel: 'silent',
    });
    if (!result) throw new Error('Lighthouse answered nothing');
    const { runtimeError } = result.lhr;
    // Now and then the browser's trace lacks its beginning; that says nothing about the page.
    if (runtimeError?.code === 'NO_NAVSTART' && attempt < TRIES) continue;
    if (runtimeError) throw new Error(runtimeError.message);
    return summarise(result.lhr);
  }
}

function summarise(report: Report): Audit {
  return {
    performance: scoreOf(report, 'performance'),
    accessibility: scoreOf(report, 'accessibility'),
    largestContentfulPaintMs: timeOf(report, 'largest-contentful-paint'),
    totalBlockingMs: timeOf(report, 'total-blocking-time'),
    path: new URL(report.finalDisplayedUrl).pathname,
    findings: [...findFaults(report), ...findOpportunities(report)],
  };
}

function scoreOf(report: Report, category: string): number {
  const score = report.categories[category]?.score;
  if (score === null || score === undefined) throw new Error(`Lighthouse gave no ${category} score`);
  return Math.round(score * 100);
}

function timeOf(report: Report, audit: string): number {
  const value = report.audits[audit]?.numericValue;
  if (value === undefined) throw new Error(`Lighthouse gave no ${audit}`);
  return value;
}

function findFaults(report: Report): Audit['findings'] {
  return (report.categories.accessibility?.auditRefs ?? []).flatMap(({ id }) => {
    const audit = report.audits[id];
    if (!audit || audit.score === null || audit.score >= 1) return [];
    const selectors = JSON.stringify(audit.details ?? {}).matchAll(/"selector":"((?:[^"\\]|\\.)*)"/g);
    const text = [...selectors].map(([, selector]) => `\`${selector}\``).join(', ');
    return [{ audit: id, text }];
  });
}

function findOpportunities(report: Report): Audit['findings'] {
  return Object.values(report.audits).flatMap(({ id, displayValue, metricSavings, score }) => {
    const saved = Object.entries(metricSavings ?? {}).flatMap(([name, value]) =>
      value ? [`${name} ${Math.round(value)}`] : [],
    );
    if (score === null || score >= 0.9 || saved.length === 0) return [];
    const savings = saved.join(', ');
    return [{ audit: id, text: `${displayValue ?? ''} (could save ms of ${savings})` }];
  });
}
