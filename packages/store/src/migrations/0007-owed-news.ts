/** What processes have written and may have died before telling. */
export const owedNews = [
  `create table owed_news (
    id text primary key,
    tags text not null,
    order_id text,
    stages text not null
  )`,
];
