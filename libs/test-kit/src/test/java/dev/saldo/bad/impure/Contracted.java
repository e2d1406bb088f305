package dev.saldo.bad.impure;

import dev.saldo.contracts.Topic;
import dev.saldo.kit.Pure;

@Pure
record Contracted(Topic<?> topic) {}
