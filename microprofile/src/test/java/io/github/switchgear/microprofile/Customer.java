package io.github.switchgear.microprofile;

import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/** Calls a method of the store, and writes down what comes of it. */
final class Customer {

    private final Store store;
    private final String method;

    Customer(Store store, String method) {
        this.store = store;
        this.method = method;
    }

    /** What the caller got of each call, and how often the method ran for it. */
    List<String> answers(String deeds) {
        List<String> answers = new ArrayList<>();
        for (int i = 0; i < deeds.length(); i++) {
            Deed deed = new Deed(deeds.charAt(i));
            String answer = answer(deed);
            answers.add(deeds.charAt(i) + ": " + answer + ", ran " + deed.done());
        }
        return answers;
    }

    String answer(Deed deed) {
        try {
            Object result = Store.class.getDeclaredMethod(method, Deed.class).invoke(store, deed);
            return String.valueOf(completed(result));
        } catch (InvocationTargetException | ExecutionException e) {
            return name(e.getCause());
        } catch (ReflectiveOperationException | InterruptedException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private static Object completed(Object result) throws InterruptedException, ExecutionException {
        if (result instanceof CompletionStage<?> stage) {
            return stage.toCompletableFuture().get();
        }
        return result instanceof Future<?> future ? future.get() : result;
    }

    private static String name(Throwable thrown) {
        return thrown instanceof CallRejectedException
                ? "CircuitBreakerOpenException"
                : thrown.getClass().getSimpleName();
    }
}
