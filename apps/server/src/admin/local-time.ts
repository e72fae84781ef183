/** Hour and minute of the installation's local clock, whose zone is `offsetMinutes` ahead of UTC. */
export function localTime(at: Date, offsetMinutes: number): { hour: number; minute: number } {
  const local = new Date(at.getTime() + offsetMinutes * 60_000);
  return { hour: local.getUTCHours(), minute: local.getUTCMinutes() };
}
