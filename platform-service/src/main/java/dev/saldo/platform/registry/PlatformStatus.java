package dev.saldo.platform.registry;

/** Whether a platform is in use. */
enum PlatformStatus {
    ACTIVE,
    DELETED
}
