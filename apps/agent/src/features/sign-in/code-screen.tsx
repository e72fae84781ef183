export function CodeScreen() {
  return null;
}
