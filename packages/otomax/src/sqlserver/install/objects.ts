import { queue, submission } from '../columns-events.ts';

/** Raised when what stands in our schema changes; an older installation then gets its triggers anew. */
export const INSTALLED_VERSION = 1;

export interface OurTable {
  name: 'queue' | 'submission' | 'version';
  create: string;
}

export const createSchema = 'create schema [hexaflate] authorization [dbo]';

const lines = (columns: Readonly<Record<string, string>>) =>
  Object.entries(columns).map(([name, type]) => `  [${name}] ${type.includes(' ') ? type : `${type} null`},`);

/** Ours, in our own schema. Nothing of it in Otomax's tables. Each is one statement: whole, or not there at all. */
export const ourTables: readonly OurTable[] = [
  {
    name: 'queue',
    create: `create table [hexaflate].[queue] (
${lines(queue).join('\n')}
  constraint [pk_hexaflate_queue] primary key nonclustered ([id]),
  constraint [uq_hexaflate_queue_at] unique clustered ([at], [id])
)`,
  },
  {
    name: 'submission',
    create: `create table [hexaflate].[submission] (
${lines(submission).join('\n')}
  constraint [pk_hexaflate_submission] primary key ([order_id]),
  constraint [uq_hexaflate_submission] unique ([agent_code], [attempt_id]),
  constraint [uq_hexaflate_submission_at] unique ([at], [order_id])
)`,
  },
  {
    name: 'version',
    create: `create table [hexaflate].[version] (
  [version] int not null,
  [installed_at] datetime2(3) not null
)`,
  },
];
