/** What a script answered, as a flat list. Throws when it is anything else. */
export function readReply(reply: unknown): Buffer[] {
  const list = Array.isArray(reply) ? reply : [reply];
  return list.map((item: unknown) => {
    if (Buffer.isBuffer(item)) return item;
    if (typeof item === 'number') return Buffer.from(String(item));
    throw new Error('Redis answered in an unexpected form');
  });
}

export function readTexts(reply: readonly Buffer[]): string[] {
  return reply.map(String);
}
