import { carryApp } from '../../scripts/shells/carry-app.ts';

/** Run by Bun: puts what the shells carry into a folder, for a server of a test. */
const [folder, apiOrigin] = process.argv.slice(2);
if (!folder || !apiOrigin) throw new Error('Usage: carry-shell.ts <folder> <origin of the API>');
await carryApp({ name: 'Hexaflate', apiOrigin }, folder);
