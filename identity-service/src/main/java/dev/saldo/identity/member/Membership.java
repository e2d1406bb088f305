package dev.saldo.identity.member;

import dev.saldo.identity.authority.Authority;
import java.util.UUID;

/** What a person is in one of their stores. */
public record Membership(UUID member, UUID store, String storeName, String slug, boolean test, Authority authority) {}
