import { type ErrorBody, type ErrorCode, errorKinds, type Locale } from '@hexaflate/contract';

/** A refusal with a stable code; the message in the caller's language comes from the contract's catalogue. */
export class AppError extends Error {
  override name = 'AppError';
  readonly code: ErrorCode;
  readonly details: Record<string, unknown>;

  constructor(code: ErrorCode, details: Record<string, unknown> = {}) {
    super(code);
    this.code = code;
    this.details = details;
  }

  get status() {
    return errorKinds[this.code].status;
  }
}

/** The one shape of an error answer, in the caller's language. */
export function errorBody(error: AppError, locale: Locale, requestId: string): ErrorBody {
  const sentence: string = errorKinds[error.code].message[locale];
  const message = sentence.replace(/\{(\w+)\}/g, (whole, name: string) =>
    name in error.details ? String(error.details[name]) : whole,
  );
  return { error: { code: error.code, message, details: error.details, requestId } };
}
