import * as z from 'zod';
import { PermissionSchema, RoleNameSchema } from './permissions.ts';
import { InstantSchema } from './wire.ts';

/** Letters, digits and a few signs; what an operator signs in with. */
export const UsernameSchema = z
  .string()
  .trim()
  .regex(/^[a-z0-9][a-z0-9._-]{1,39}$/);

export const RoleSchema = z
  .object({ name: z.string(), builtIn: z.boolean(), permissions: z.array(PermissionSchema) })
  .meta({ id: 'OperatorRole' });
export type Role = z.infer<typeof RoleSchema>;

export const OperatorViewSchema = z
  .object({
    username: z.string(),
    role: z.string(),
    createdAt: InstantSchema,
    /** Until when a one-time password is accepted; null once there is a password of his own. */
    invitedUntil: InstantSchema.nullable(),
    /** True while only a one-time password stands. */
    invited: z.boolean(),
    secondFactor: z.boolean(),
    lastSeenAt: InstantSchema.nullable(),
    sessions: z.number().int(),
    /** Whether whoever asks may change him: never one who may do more than oneself. */
    changeable: z.boolean(),
  })
  .meta({ id: 'Operator' });
export type OperatorView = z.infer<typeof OperatorViewSchema>;

export const OperatorsSchema = z.object({ items: z.array(OperatorViewSchema), roles: z.array(RoleSchema) });

export const InviteSchema = z.object({ username: UsernameSchema, role: RoleNameSchema });

/** Shown this once. */
export const InvitationSchema = z
  .object({ username: z.string(), password: z.string(), until: InstantSchema })
  .meta({ id: 'Invitation' });
export type Invitation = z.infer<typeof InvitationSchema>;

export const ChangeRoleSchema = z.object({ role: RoleNameSchema });
export const SaveRoleSchema = z.object({ permissions: z.array(PermissionSchema).max(100) });

export const OperatorSessionSchema = z
  .object({
    id: z.string(),
    device: z.string(),
    address: z.string().nullable(),
    createdAt: InstantSchema,
    lastSeenAt: InstantSchema,
    current: z.boolean(),
  })
  .meta({ id: 'OperatorSession' });
export type OperatorSessionView = z.infer<typeof OperatorSessionSchema>;
