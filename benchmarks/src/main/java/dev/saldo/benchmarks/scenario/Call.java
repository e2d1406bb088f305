package dev.saldo.benchmarks.scenario;

import io.netty.handler.codec.http.HttpMethod;
import java.util.function.LongFunction;

/**
 * A request of a load.
 *
 * @param body empty for none
 */
record Call(HttpMethod method, String path, String body) {

    static Call get(String path) {
        return new Call(HttpMethod.GET, path, "");
    }

    static Call post(String path, String body) {
        return new Call(HttpMethod.POST, path, body);
    }

    /** The same, time and again. */
    static LongFunction<Call> always(Call call) {
        return _ -> call;
    }
}
