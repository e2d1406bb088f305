package dev.saldo.gateway.access;

/** What a request shows of who makes it. */
sealed interface Presented permits Credential, Presented.Nothing, Presented.Nonsense {

    enum Nothing implements Presented {
        NOTHING
    }

    /** Something that identity need not be asked about. */
    enum Nonsense implements Presented {
        NONSENSE
    }
}
