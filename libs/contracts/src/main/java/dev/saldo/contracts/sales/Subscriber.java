package dev.saldo.contracts.sales;

/**
 * Who uses a subscription; who pays for it may be somebody else.
 *
 * @param type what kind of thing it is, such as customer
 * @param id the customer, or whatever else subscribes, as text
 */
public record Subscriber(String type, String id) {}
