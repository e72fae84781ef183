export function SubmenuScreen() {
  return null;
}
