/** Where the operator's server lies, as shell.json says. Both are set by `npm run build:shells`. */
declare const __API_ORIGIN__: string;
/** The script of the built app, as its page names it. */
declare const __APP_ADDRESS__: string;
