package dev.saldo.sample;

import dev.saldo.testkit.Api;
import dev.saldo.testkit.Events;
import org.springframework.core.env.Environment;

class OneSharedStartIT extends SharedStart {

    OneSharedStartIT(Api api, Events events, Environment environment) {
        super(api, events, environment);
    }
}
