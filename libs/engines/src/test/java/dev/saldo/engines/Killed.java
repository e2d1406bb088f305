package dev.saldo.engines;

import java.nio.file.Path;

/** The main class of a JVM that writes to both engines and then dies without a word, as by {@code kill -9}. */
final class Killed {

    static final int STATUS = 137;

    private Killed() {}

    public static void main(String[] arguments) throws Exception {
        var directory = Path.of(arguments[0]);
        var postgres = PostgresEngine.start(directory.resolve("postgres"), 0, Durability.FSYNC);
        postgres.createDatabase("saldo_sales");
        var sales = new Queries(postgres, "saldo_sales");
        sales.execute("create table sale (reference text)");
        sales.execute("insert into sale values ('S-1')");
        var kafka = KafkaEngine.start(directory.resolve("kafka"), 0, Durability.FSYNC);
        var records = new Records(kafka.bootstrapServers());
        records.createTopic();
        records.write("S-1", "S-2");
        Runtime.getRuntime().halt(STATUS);
    }
}
