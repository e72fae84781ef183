/** The address of an agent's case. */
export function casePath(agentCode: string): string {
  return `/identity/${encodeURIComponent(agentCode)}`;
}
