package dev.saldo.benchmarks.load;

import io.netty.handler.codec.http.HttpMethod;
import java.util.function.LongFunction;

/**
 * A request of a load.
 *
 * @param body empty for none
 */
public record Call(HttpMethod method, String path, String body) {

    public static Call get(String path) {
        return new Call(HttpMethod.GET, path, "");
    }

    public static Call post(String path, String body) {
        return new Call(HttpMethod.POST, path, body);
    }

    /** The same, time and again. */
    public static LongFunction<Call> always(Call call) {
        return _ -> call;
    }
}
