package dev.saldo.contracts;

/**
 * A Kafka topic: one event type, kebab-case, past tense. Records are CloudEvents in binary mode whose key and
 * subject are the id of the aggregate the event is about.
 *
 * @param service the only service that publishes to the topic
 */
public record Topic<T>(String name, Class<T> body, String service) {

    /** The CloudEvents {@code type} of the topic's records. */
    public String type() {
        return "dev.saldo." + name + ".v1";
    }

    /** The CloudEvents {@code source} of the topic's records. */
    public String source() {
        return "/saldo/" + service;
    }

    /** Where a consumer puts what it could not apply. */
    public String deadLetters(String consumer) {
        return name + "." + consumer + ".dlt";
    }
}
