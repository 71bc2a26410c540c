import { z } from "zod";
import { STAFF_ROLES, type StaffRole } from "@/lib/people/rights";
import { Code, Text } from "@/lib/records/schema";

/** An e-mail address as people are known by it: in small letters. */
export const Email = z
  .email()
  .max(254)
  .transform((address) => address.toLowerCase());

/** A role over a scope, as an administrator gives it. */
export const MembershipInput = z.strictObject({
  role: z.enum(STAFF_ROLES as [StaffRole, ...StaffRole[]]),
  bodies: z.array(Code),
  areas: z.array(Code),
  publishes_directly: z.boolean().default(false),
  decides_own: z.boolean().default(false),
});
export type MembershipInput = z.output<typeof MembershipInput>;

export const InvitationInput = z.strictObject({
  email: Email,
  name: Text.max(120),
  /** What public pages say instead of the name. */
  office: Text.max(120).nullable(),
  memberships: z.array(MembershipInput).min(1, "must hold at least one role"),
});
export type InvitationInput = z.output<typeof InvitationInput>;
