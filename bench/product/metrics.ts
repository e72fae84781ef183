/** The numbers that a server shows under /metrics, by name with labels: `hexaflate_x_sum{stage="apply"}`. */
export async function readMetrics(url: string): Promise<Map<string, number>> {
  const answer = await fetch(`${url}/metrics`);
  if (!answer.ok) throw new Error(`/metrics answered ${answer.status}`);
  return parseMetrics(await answer.text());
}

/** Reads Prometheus text. */
export function parseMetrics(text: string): Map<string, number> {
  return new Map(
    text
      .split('\n')
      .filter((line) => line !== '' && !line.startsWith('#'))
      .flatMap((line): [string, number][] => {
        const [, name, value] = /^([^\s{]+(?:\{.*\})?) (\S+)/.exec(line) ?? [];
        return name && value ? [[name, Number(value)]] : [];
      }),
  );
}

/** A number that must be there. Throws naming it when it is not. */
export function metric(metrics: ReadonlyMap<string, number>, name: string): number {
  const value = metrics.get(name);
  if (value === undefined) throw new Error(`/metrics has no ${name}`);
  return value;
}
