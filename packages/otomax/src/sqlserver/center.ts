import { OWN_LABEL } from '../gateway/centers.ts';

/** The center made for us, found by its label. */
export const CENTER_SQL = `select top (1) [id], [label] from [dbo].[im_center]
where [label] = '${OWN_LABEL}' and isnull([deleted], 0) = 0 order by [id]`;
