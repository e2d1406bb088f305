package dev.saldo.sample;

import dev.saldo.testkit.Api;
import dev.saldo.testkit.Events;
import org.springframework.r2dbc.core.DatabaseClient;

class OneFreshStartIT extends FreshStart {

    OneFreshStartIT(Api api, Events events, DatabaseClient db) {
        super(api, events, db);
    }
}
