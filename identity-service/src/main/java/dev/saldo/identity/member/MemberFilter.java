package dev.saldo.identity.member;

import dev.saldo.contracts.access.Role;
import org.jspecify.annotations.Nullable;

/**
 * Which members are asked for; null where it does not matter.
 *
 * @param status the active ones unless told
 */
record MemberFilter(@Nullable Role role, @Nullable MemberStatus status) {}
