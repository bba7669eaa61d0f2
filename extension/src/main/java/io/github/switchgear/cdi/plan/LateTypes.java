package io.github.switchgear.cdi.plan;

import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Types of which an object is there before the call that it belongs to is over, and which this library cannot follow. They
 * are known by their names and those of what they extend, since none of their libraries needs to be there.
 */
public final class LateTypes {

    /** Results, with what makes a stage of them, if anything does. */
    private static final Map<String, String> RESULTS = Map.ofEntries(
            Map.entry("com.twitter.util.Awaitable", ""),
            Map.entry("io.reactivex.CompletableSource", ""),
            Map.entry("io.reactivex.MaybeSource", ""),
            Map.entry("io.reactivex.ObservableSource", ""),
            Map.entry("io.reactivex.SingleSource", ""),
            Map.entry("io.reactivex.rxjava3.core.Completable", "toCompletionStage(null)"),
            Map.entry("io.reactivex.rxjava3.core.CompletableSource", ""),
            Map.entry("io.reactivex.rxjava3.core.Maybe", "toCompletionStage()"),
            Map.entry("io.reactivex.rxjava3.core.MaybeSource", ""),
            Map.entry("io.reactivex.rxjava3.core.ObservableSource", ""),
            Map.entry("io.reactivex.rxjava3.core.Single", "toCompletionStage()"),
            Map.entry("io.reactivex.rxjava3.core.SingleSource", ""),
            Map.entry("io.smallrye.mutiny.Uni", ""),
            Map.entry("io.vavr.concurrent.Future", "toCompletableFuture()"),
            Map.entry("io.vertx.core.Future", "toCompletionStage()"),
            Map.entry("io.vertx.core.Promise", "future().toCompletionStage()"),
            Map.entry("io.vertx.core.streams.ReadStream", ""),
            Map.entry("io.vertx.mutiny.core.Future", ""),
            Map.entry("io.vertx.mutiny.core.Promise", ""),
            Map.entry("io.vertx.reactivex.core.Future", ""),
            Map.entry("io.vertx.reactivex.core.Promise", ""),
            Map.entry("io.vertx.rxjava.core.Future", ""),
            Map.entry("io.vertx.rxjava3.core.Future", ""),
            Map.entry("io.vertx.rxjava3.core.Promise", ""),
            Map.entry("java.util.concurrent.Flow$Publisher", ""),
            Map.entry("java.util.concurrent.Future", ""),
            Map.entry("kotlinx.coroutines.Deferred", "asCompletableFuture()"),
            Map.entry("kotlinx.coroutines.Job", "asCompletableFuture()"),
            Map.entry("kotlinx.coroutines.channels.ReceiveChannel", ""),
            Map.entry("kotlinx.coroutines.channels.SendChannel", ""),
            Map.entry("kotlinx.coroutines.flow.Flow", ""),
            Map.entry("org.reactivestreams.Publisher", ""),
            Map.entry("reactor.core.publisher.Mono", "toFuture()"),
            Map.entry("rx.Completable", ""),
            Map.entry("rx.Observable", ""),
            Map.entry("rx.Single", ""),
            Map.entry("scala.concurrent.Awaitable", ""),
            Map.entry("scala.concurrent.Future", "FutureConverters.asJava"),
            Map.entry("scala.concurrent.Promise", ""));

    /** Parameters that a method answers by, maybe long after it has returned. */
    private static final Set<String> PARAMETERS = Set.of(
            "io.grpc.stub.StreamObserver",
            "jakarta.ws.rs.client.InvocationCallback",
            "jakarta.ws.rs.container.AsyncResponse",
            "jakarta.ws.rs.sse.SseEventSink",
            "java.nio.channels.CompletionHandler",
            "kotlin.coroutines.Continuation");

    private static final String VERTX_HANDLER = "io.vertx.core.Handler";
    private static final String VERTX_RESULT = "io.vertx.core.AsyncResult";

    private LateTypes() {}

    static boolean isResult(Class<?> type) {
        return isAny(type, RESULTS.keySet());
    }

    /** Whether a type has that name, or extends or implements one that has. */
    static boolean is(Class<?> type, String name) {
        return isAny(type, Set.of(name));
    }

    /** What makes a stage of an object of a type, if anything does. */
    public static Optional<String> wayToStage(Class<?> type) {
        return namesOf(type).stream()
                .map(name -> RESULTS.getOrDefault(name, ""))
                .filter(way -> !way.isEmpty())
                .findFirst();
    }

    /** The parameter that a method answers by, if it has such a one. */
    public static Optional<Class<?>> parameter(Method method) {
        Class<?>[] types = method.getParameterTypes();
        for (int i = 0; i < types.length; i++) {
            if (isAny(types[i], PARAMETERS)
                    || (types[i].getName().equals(VERTX_HANDLER) && isOfResult(method.getGenericParameterTypes()[i]))) {
                return Optional.of(types[i]);
            }
        }
        return Optional.empty();
    }

    /** Whether it handles how a call ended, and not just any event. */
    private static boolean isOfResult(Type handler) {
        return handler instanceof ParameterizedType parameterized
                && parameterized.getActualTypeArguments()[0].getTypeName().startsWith(VERTX_RESULT);
    }

    /** Whether a type, or one that it extends or implements, has one of the names. */
    private static boolean isAny(@Nullable Class<?> type, Set<String> names) {
        if (type == null) {
            return false;
        }
        if (names.contains(type.getName()) || isAny(type.getSuperclass(), names)) {
            return true;
        }
        for (Class<?> parent : type.getInterfaces()) {
            if (isAny(parent, names)) {
                return true;
            }
        }
        return false;
    }

    /** Its own name first, then those of all that it extends and implements. */
    private static Set<String> namesOf(Class<?> type) {
        Set<Class<?>> lineage = new LinkedHashSet<>();
        collect(type, lineage);
        return lineage.stream().map(Class::getName).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static void collect(@Nullable Class<?> type, Set<Class<?>> lineage) {
        if (type != null && lineage.add(type)) {
            collect(type.getSuperclass(), lineage);
            Arrays.stream(type.getInterfaces()).forEach(parent -> collect(parent, lineage));
        }
    }
}
