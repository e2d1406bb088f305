package dev.saldo.gateway.edge;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.LastHttpContent;
import java.util.concurrent.TimeUnit;

/**
 * Asks the socket for the next request a moment after each answer. Reactor Netty (issue 4361, up to 1.3.7) forgets to
 * when a request arrives while the answer before it is being finished, and is then answered synchronously: the
 * connection stays open and deaf.
 */
final class ResumeReading extends ChannelOutboundHandlerAdapter {

    private static final int PAUSE_MILLIS = 10;

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) throws Exception {
        if (message instanceof LastHttpContent) {
            var _ = context.executor().schedule(() -> context.channel().read(), PAUSE_MILLIS, TimeUnit.MILLISECONDS);
        }
        super.write(context, message, promise);
    }
}
