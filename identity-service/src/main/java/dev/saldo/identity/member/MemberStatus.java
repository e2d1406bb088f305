package dev.saldo.identity.member;

/** Whether a person belongs to the store. */
enum MemberStatus {
    ACTIVE,
    REMOVED
}
