import type { ProfileFields } from '@hexaflate/contract';
import type { AgentProfileTable, StoreTables } from '@hexaflate/store';
import type { Kysely } from 'kysely';

/** What an agent has said of his shop, or undefined while he has not. */
export function profileRow(
  store: Kysely<StoreTables>,
  agentCode: string,
): Promise<AgentProfileTable | undefined> {
  return store.selectFrom('agent_profile').selectAll().where('agent_code', '=', agentCode).executeTakeFirst();
}

/** The fields of a row as the wire names them; all empty without a row. */
export function profileFields(row: AgentProfileTable | undefined): ProfileFields {
  return {
    storeName: row?.store_name ?? '',
    ownerName: row?.owner_name ?? '',
    phone: row?.phone ?? '',
    province: row?.province ?? '',
    city: row?.city ?? '',
    street: row?.street ?? '',
    postcode: row?.postcode ?? '',
    email: row?.email ?? '',
  };
}

/** The columns that fields are kept in. */
export function profileColumns(fields: ProfileFields) {
  const { storeName, ownerName, phone, province, city, street, postcode, email } = fields;
  return {
    store_name: storeName,
    owner_name: ownerName,
    phone,
    province,
    city,
    street,
    postcode,
    email,
  };
}
