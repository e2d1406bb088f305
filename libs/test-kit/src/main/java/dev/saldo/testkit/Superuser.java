package dev.saldo.testkit;

/** Somebody who may do anything to the database of the service under test, past the service and past its rules. */
public final class Superuser {

    private final String database;

    Superuser(String database) {
        this.database = database;
    }

    /** Runs the statements one after the other, in one session. */
    public void execute(String... statements) {
        TestEngines.running().execute(database, statements);
    }
}
