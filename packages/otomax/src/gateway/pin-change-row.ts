import type { PinChangeRequest } from '../gateway.ts';

/** The request as it is stored: whose, why, and in which template it was said; never a PIN, nor a hash of one. */
export function writePinRequest({ id, kind }: PinChangeRequest, template: string | null): string {
  return JSON.stringify({ orderId: id, verb: 'changePin', kind, template });
}

/** Whether a stored request is about a PIN, and not an order. */
export function isPinChange(request: string): boolean {
  return fieldOf(request, 'verb') === 'changePin';
}

/** The template that the message was written in; null when it was never sent. */
export function readPinTemplate(request: string): string | null {
  const template = fieldOf(request, 'template');
  return typeof template === 'string' ? template : null;
}

function fieldOf(request: string, name: string): unknown {
  const stored: unknown = JSON.parse(request);
  return typeof stored === 'object' && stored !== null ? Reflect.get(stored, name) : undefined;
}
