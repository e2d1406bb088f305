package dev.saldo.engines;

/** What an engine does before it acknowledges a write. */
public enum Durability {

    /** The write is on disk: it survives a killed process and a machine without power. */
    FSYNC,

    /** The write is with the operating system: it survives a killed process only. For tests, where it is faster. */
    FAST
}
