package dev.saldo.sales.copy;

/** What a platform's status means here. */
final class PlatformStatus {

    private PlatformStatus() {}

    static boolean deleted(String status) {
        return status.equals("DELETED");
    }
}
