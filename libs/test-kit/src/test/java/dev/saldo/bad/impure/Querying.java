package dev.saldo.bad.impure;

import dev.saldo.kit.Pure;
import java.sql.Connection;

@Pure
record Querying(Connection connection) {}
