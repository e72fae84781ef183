/** Dates and durations as the whole app writes them; the layout builder's preview uses the same. */
export * from '@hexaflate/widgets/format/dates.ts';
