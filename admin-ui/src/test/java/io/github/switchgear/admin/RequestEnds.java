package io.github.switchgear.admin;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.context.ContextNotActiveException;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.context.spi.Context;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** What each HTTP request still has in its CDI context when the thread that began it turns to another. */
@ApplicationScoped
public class RequestEnds {

    private static final long PATIENCE_SECONDS = 30;

    private final BlockingQueue<Set<Class<?>>> ends = new LinkedBlockingQueue<>();
    private volatile List<Bean<?>> requestScoped = List.of();

    /** Not when a request ends: that of a stream ends after the container where the server stops, which finds no beans. */
    void find(@Observes Startup event, BeanManager beans) {
        requestScoped = beans.getBeans(Object.class, Any.Literal.INSTANCE).stream()
                .filter(bean -> bean.getScope() == RequestScoped.class)
                .toList();
    }

    void note(@Observes @BeforeDestroyed(RequestScoped.class) HttpServletRequest end, BeanManager beans) {
        context(beans)
                .ifPresent(context -> ends.add(requestScoped.stream()
                        .filter(bean -> context.get(bean) != null)
                        .map(Bean::getBeanClass)
                        .collect(Collectors.toUnmodifiableSet())));
    }

    /** None where the server tells of the end of a stream, in a thread that may have begun no request. */
    private static Optional<Context> context(BeanManager beans) {
        try {
            return Optional.of(beans.getContext(RequestScoped.class));
        } catch (ContextNotActiveException none) {
            return Optional.empty();
        }
    }

    /** The classes of the beans that the next request has had to its end. */
    Set<Class<?>> next() throws InterruptedException {
        Set<Class<?>> next = ends.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        if (next == null) {
            throw new AssertionError("no request has ended within " + PATIENCE_SECONDS + " s");
        }
        return next;
    }
}
