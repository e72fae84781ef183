/** Wrong PINs count for the device as well on which they were entered. */
export const wrongPins: readonly string[] = ['alter table session add column wrong_pins integer'];
