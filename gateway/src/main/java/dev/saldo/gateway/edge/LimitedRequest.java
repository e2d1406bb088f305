package dev.saldo.gateway.edge;

import dev.saldo.gateway.problem.Problem;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import reactor.core.publisher.Flux;

/** A request whose body fails when it passes the limit; it streams, so that nothing is held in memory. */
final class LimitedRequest extends ServerHttpRequestDecorator {

    private final long limitBytes;

    LimitedRequest(ServerHttpRequest request, long limitBytes) {
        super(request);
        this.limitBytes = limitBytes;
    }

    @Override
    public Flux<DataBuffer> getBody() {
        return Flux.defer(() -> {
            var seen = new AtomicLong();
            return getDelegate().getBody().handle((buffer, sink) -> {
                if (seen.addAndGet(buffer.readableByteCount()) > limitBytes) {
                    DataBufferUtils.release(buffer);
                    sink.error(Problem.payloadTooLarge(limitBytes));
                } else {
                    sink.next(buffer);
                }
            });
        });
    }
}
