/** Upper bounds of the buckets, in seconds. */
const BOUNDS = [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5];
const NAME = 'hexaflate_http_request_seconds';

/** How long requests took to answer, as a histogram per route, method and status. */
export interface RequestTimes {
  /** `route` is a pattern of the code, never an address. */
  observe(route: string, method: string, status: number, seconds: number): void;
  /** All of it as Prometheus text. */
  text(): string;
}

interface Series {
  labels: string;
  /** Per bound, and above all of them. */
  counts: number[];
  sum: number;
}

/**
 * Counted by ourselves: the library builds a text of the labels for each observation, which is a quarter of what a
 * warm read costs.
 */
export function createRequestTimes(): RequestTimes {
  const routes = new Map<string, Map<string, Map<number, Series>>>();

  function seriesOf(route: string, method: string, status: number): Series {
    const known = routes.get(route)?.get(method)?.get(status);
    if (known) return known;
    const methods = routes.get(route) ?? new Map<string, Map<number, Series>>();
    const statuses = methods.get(method) ?? new Map<number, Series>();
    const labels = `route="${route}",method="${method}",status="${status}"`;
    const fresh = { labels, counts: Array<number>(BOUNDS.length + 1).fill(0), sum: 0 };
    routes.set(route, methods.set(method, statuses.set(status, fresh)));
    return fresh;
  }

  return {
    observe(route, method, status, seconds) {
      const series = seriesOf(route, method, status);
      let bucket = 0;
      while (bucket < BOUNDS.length && seconds > (BOUNDS[bucket] ?? 0)) bucket += 1;
      series.counts[bucket] = (series.counts[bucket] ?? 0) + 1;
      series.sum += seconds;
    },
    text() {
      const all = [...routes.values()]
        .flatMap((methods) => [...methods.values()])
        .flatMap((statuses) => [...statuses.values()]);
      return [`# HELP ${NAME} Time to answer`, `# TYPE ${NAME} histogram`, ...all.flatMap(lines), ''].join(
        '\n',
      );
    },
  };
}

function lines({ labels, counts, sum }: Series): string[] {
  let below = 0;
  const buckets = counts.map((count, index) => {
    below += count;
    return `${NAME}_bucket{le="${BOUNDS[index] ?? '+Inf'}",${labels}} ${below}`;
  });
  return [...buckets, `${NAME}_sum{${labels}} ${sum}`, `${NAME}_count{${labels}} ${below}`];
}
