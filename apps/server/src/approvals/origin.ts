/**
 * Where the page that sent a request runs. Browsers say it themselves, whatever a proxy has made of the rest; what is
 * made up here wins nothing, since a passkey is bound to where its browser really was.
 */
export function originOf(request: Request): URL {
  const said = request.headers.get('origin');
  if (said !== null && URL.canParse(said)) return new URL(said);
  const { host, hostname } = new URL(request.url);
  return new URL(`${hostname === 'localhost' ? 'http' : 'https'}://${host}`);
}
