import { Database } from 'bun:sqlite';

/**
 * Fills the sandbox's tables up to so many agents and products, copies of one that is there but for code and name, in
 * one transaction and without telling anyone: meant for before the server reads. Answers the codes of all agents.
 */
export function growSandbox(path: string, agents: number, products: number): string[] {
  const database = new Database(path);
  database.run('pragma busy_timeout = 15000');
  database.transaction(() => {
    multiply(database, 'reseller', agents, { kode: "'B' || printf('%06d', n)", nama: "'Konter ' || n" });
    multiply(database, 'produk', products, { kode: "'B' || printf('%06d', n)", nama: "'Produk ' || n" });
    database.run('delete from hexaflate_queue');
  })();
  const codes = database.query<{ kode: string }, []>('select kode from reseller order by kode').all();
  database.close();
  return codes.map(({ kode }) => kode);
}

function multiply(
  database: Database,
  table: 'reseller' | 'produk',
  wanted: number,
  own: Readonly<Record<string, string>>,
): void {
  const count =
    database.query<{ rows: number }, []>(`select count(*) as rows from ${table}`).get()?.rows ?? 0;
  const columns = database.query<{ name: string }, []>(`pragma table_info(${table})`).all();
  const names = columns.map(({ name }) => name);
  const values = names.map((name) => own[name] ?? `o.${name}`);
  database.run(
    `with recursive numbers(n) as (select ${count + 1} where ${count} < ${wanted} union all
       select n + 1 from numbers where n < ${wanted})
     insert into ${table} (${names.join(', ')})
     select ${values.join(', ')} from numbers, (select * from ${table} where kode = (select min(kode) from ${table})) o`,
  );
}
