/**
 * Loads the app's script, which the page's head has asked for already: at once, or, where the first frame has just been
 * `drawn`, as soon as that is on the screen. It stands in index.html as text, so it may not use anything from outside
 * itself.
 */
export function loadApp(address: string, drawn: boolean): void {
  /** A page in the background is never painted. */
  const PATIENCE_MS = 300;
  let loaded = false;
  const load = () => {
    if (loaded) return;
    loaded = true;
    const script = document.createElement('script');
    script.type = 'module';
    script.crossOrigin = '';
    script.src = address;
    document.head.append(script);
  };
  if (drawn) {
    new PerformanceObserver(load).observe({ type: 'paint', buffered: true });
    setTimeout(load, PATIENCE_MS);
  } else load();
}
