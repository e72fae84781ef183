/** One page to be audited, in the browser that listens for debuggers on `port`. */
export interface AuditRequest {
  url: string;
  port: number;
}

/** Scores from 0 to 100, and what kept them from being higher. */
export interface Audit {
  performance: number;
  accessibility: number;
  largestContentfulPaintMs: number;
  totalBlockingMs: number;
  /** Path that was audited in the end, after redirects. */
  path: string;
  /** Accessibility rules that failed, with the elements, and what costs time, in Lighthouse's words. */
  findings: { audit: string; text: string }[];
}
