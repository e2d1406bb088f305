package dev.saldo.identity.apikey;

/** Whether a key opens anything. */
enum ApiKeyStatus {
    ACTIVE,
    EXPIRED,
    REVOKED
}
