/** A sentence in both languages. `{name}` is replaced from the error's details. */
export interface Sentence {
  id: string;
  en: string;
}

/** The HTTP status of a code, and what a person is told. */
export interface ErrorKind {
  status: 400 | 401 | 403 | 404 | 405 | 408 | 409 | 413 | 415 | 422 | 429 | 500 | 503;
  message: Sentence;
}
