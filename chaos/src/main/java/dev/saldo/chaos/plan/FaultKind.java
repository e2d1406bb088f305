package dev.saldo.chaos.plan;

/** What is done to a part. */
public enum FaultKind {
    /** SIGKILL; started again after a while. */
    KILL("kills"),
    /** SIGSTOP, and SIGCONT after a while. */
    PAUSE("pauses"),
    /** Its connections are cut and new ones refused, for a while. */
    CUT("cuts"),
    /** SIGKILL; while it is down its consumers are set back, so that it gets again what it has applied. */
    REDELIVER("redeliveries"),
    /** Copies of earlier events come again, shuffled, some of them under new ids. */
    REPLAY("replays");

    private final String plural;

    FaultKind(String plural) {
        this.plural = plural;
    }

    /** As the report counts them. */
    public String plural() {
        return plural;
    }
}
