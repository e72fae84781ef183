import * as z from 'zod';
import type { ErrorCode } from '../errors.ts';
import type { Permission } from '../permissions.ts';
import type { ApprovalVerb } from '../proposals.ts';
import { CursorSchema, LimitQuery } from '../wire.ts';

/** Whose session a route needs; one of the panel also names what its caller must be allowed, if it is not his own affair. */
type Access =
  | {
      auth: 'none';
      permission?: undefined;
      fresh?: undefined;
      reauth?: undefined;
      approval?: undefined;
      gate?: undefined;
    }
  | {
      auth: 'agent';
      permission?: undefined;
      fresh?: undefined;
      reauth?: undefined;
      approval?: undefined;
      /** Key of a yes/no setting: while it is on, only agents with a verified identity pass. */
      gate?: string;
    }
  | {
      auth: 'operator';
      permission: Permission | 'own';
      /** Needs a second factor that was shown just now, of one who has any. */
      fresh?: true;
      /** Needs the password, or a passkey, shown again just now: an open session alone does not do it. */
      reauth?: true;
      /**
       * The kind of deed that it is, where an installation may want a second operator's word before it is done. Its
       * input is kept until then, so it holds no secret. Of its answer the approver sees an invitation, else nothing.
       */
      approval?: ApprovalVerb;
      gate?: undefined;
    };

/** One HTTP operation under /api/v1. The server mounts it, OpenAPI describes it, both apps call it by these types. */
export type RouteDefinition = Access & RouteShape;

interface RouteShape {
  /** Needs a proof of the device's key although nobody is signed in yet. What changes an agent's affairs always does. */
  proof?: true;
  method: 'get' | 'post' | 'put' | 'patch' | 'delete';
  /** With `{name}` for path parameters. */
  path: string;
  summary: string;
  params?: z.ZodObject;
  query?: z.ZodObject;
  body?: z.ZodObject;
  /** The body is a file, as it is, and may be larger than JSON may. */
  bytes?: {
    /** Media types that are taken; `otherType` answers every other. */
    types: readonly string[];
    otherType: ErrorCode;
    /** Key of the setting that says how many megabytes it may have; `tooLarge` answers what has more. */
    megabytes: string;
    tooLarge: ErrorCode;
  };
  /** Answers a file to keep instead of JSON. */
  file?: boolean;
  /** Undefined answers 204. */
  answer?: z.ZodType;
  /** Success status when it is not 200 or 204. */
  status?: 201 | 202;
  /** Asks for proof that the app is the operator's own, where he wants it (App Check); each proof counts once. */
  genuineApp?: true;
  /** Answered with an ETag; honours If-None-Match. */
  etag?: boolean;
  /** Codes of its own, beyond what every route can answer. */
  errors: readonly ErrorCode[];
}

/** Keeps the narrow type of a definition, and sees that it is one. */
export function route<const R extends RouteDefinition>(definition: R): R {
  return definition;
}

export const idParam = z.object({ id: z.string().min(1).max(60) });
export const codeParam = z.object({ code: z.string().min(1).max(20) });
export const operatorParam = z.object({ username: z.string().min(1).max(60) });
export const pageQuery = z.object({ cursor: CursorSchema.optional(), limit: LimitQuery });
