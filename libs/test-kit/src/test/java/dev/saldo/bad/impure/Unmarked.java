package dev.saldo.bad.impure;

record Unmarked(String name) {}
