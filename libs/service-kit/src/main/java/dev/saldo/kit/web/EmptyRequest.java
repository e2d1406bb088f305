package dev.saldo.kit.web;

/** The body of an act that takes nothing, which may be left out: whoever sends a field means something by it. */
public record EmptyRequest() {}
