package io.github.switchgear.demo.alert;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.config.ConfigSourceInterceptor;
import io.smallrye.config.ConfigSourceInterceptorContext;
import io.smallrye.config.ConfigValue;
import io.smallrye.config.Priorities;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * Chooses the demo's port where any free one is asked for ({@code quarkus.http.port=0}): the webhook's URL has it in it, and
 * is read before the demo listens.
 *
 * <p>Until then, a socket that is bound but does not listen keeps the port. It is none of those that systems hand out to whoever asks
 * for any: in the moment between that socket's end and the demo's own, one of them might go to somebody else.
 */
@Priority(OwnPort.INSIDE_OF_EXPRESSIONS)
public final class OwnPort implements ConfigSourceInterceptor {
    private static final long serialVersionUID = 1L;

    /** What stands in an expression is asked for from there inwards: {@code ExpressionConfigSourceInterceptor} has 300. */
    static final int INSIDE_OF_EXPRESSIONS = Priorities.LIBRARY + 290;

    private static final String KEY = "quarkus.http.port";

    /** Systems hand out those from 32,768 on, or from 49,152 on. */
    private static final int FIRST = 20_000;

    private static final int LAST = 32_767;

    private static final int MOST_TRIES = 1_000;

    /** One for all of the process: Quarkus reads its configuration more than once. */
    private static @Nullable Socket placeholder;

    @Override
    public @Nullable ConfigValue getValue(ConfigSourceInterceptorContext context, String name) {
        ConfigValue configured = context.proceed(name);
        return name.equals(KEY) && configured != null && "0".equals(configured.getValue())
                ? configured.withValue(String.valueOf(chosen()))
                : configured;
    }

    private static synchronized int chosen() {
        if (placeholder == null) {
            try {
                placeholder = bound();
            } catch (IOException noneIsFree) {
                throw new UncheckedIOException(noneIsFree);
            }
        }
        return placeholder.getLocalPort();
    }

    private static Socket bound() throws IOException {
        for (int tries = 1; ; tries++) {
            int port = ThreadLocalRandom.current().nextInt(FIRST, LAST + 1);
            Socket socket = new Socket();
            try {
                socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
                return socket;
            } catch (IOException taken) {
                socket.close();
                if (tries == MOST_TRIES) {
                    throw taken;
                }
            }
        }
    }

    private static synchronized void letGo() throws IOException {
        if (placeholder != null) {
            placeholder.close();
        }
    }

    /** Lets the port go at the last moment before the demo takes it. */
    static final class Handover {
        void letGo(@Observes @Priority(Integer.MAX_VALUE) StartupEvent started) throws IOException {
            OwnPort.letGo();
        }
    }
}
