export function ReceiptSettingsScreen() {
  return null;
}
