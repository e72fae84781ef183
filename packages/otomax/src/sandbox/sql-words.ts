/** Local time now, as an SQL expression. */
export const NOW = `(strftime('%Y-%m-%d %H:%M:%f', 'now', '+7 hours'))`;

/** The type of codes: they compare without regard to case, as on SQL Server's usual collation. */
export const CODE = 'text collate nocase';
