import type { ApprovalVerb, Permission, RouteName } from '@hexaflate/contract';
import type { Context as HonoContext } from 'hono';
import type { JsonFacts } from '../audit/canonical-json.ts';
import type { OperatorSession } from '../auth/principal.ts';
import type { RequestFacts } from '../http/request-facts.ts';

/** What a deed would change, as its entries in the trail will tell it. */
export interface Change {
  /** A kind and a name, as in the trail. */
  subject: string;
  before?: JsonFacts | undefined;
  after?: JsonFacts | undefined;
}

/** The part of a call that says what is to be done. */
export interface DeedInput {
  params?: Record<string, string> | undefined;
  body?: Record<string, unknown> | undefined;
}

/** What a route whose deeds may need approval says about them, beside doing them. */
export interface Approvable<Input> {
  /**
   * Every change that the deed will put into the trail, as things stand now and with the same subjects, before and after:
   * the approver sees these, and the deed is refused when it turns out to be another. Throws what the deed would.
   */
  foresee: (input: Input, session: OperatorSession) => Promise<readonly Change[]>;
  /** Further kinds that this very call is of, beside the one that the route names. */
  alsoOf?: (input: Input) => Promise<readonly ApprovalVerb[]>;
}

/** A route whose deeds may need approval, ready to be done later. */
export interface ApprovableDeed {
  route: RouteName;
  verb: ApprovalVerb;
  permission: Permission;
  /** Throws `request.invalid` unless the input is what the route takes. */
  foresee(input: DeedInput, session: OperatorSession): Promise<readonly Change[]>;
  kinds(input: DeedInput): Promise<readonly ApprovalVerb[]>;
  perform(
    input: DeedInput,
    by: { session: OperatorSession; facts: RequestFacts; http: HonoContext },
  ): Promise<unknown>;
}

/** By the names of their routes. */
export type ApprovableDeeds = Map<string, ApprovableDeed>;
