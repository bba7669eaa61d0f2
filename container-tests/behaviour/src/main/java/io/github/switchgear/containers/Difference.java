package io.github.switchgear.containers;

import java.util.Optional;

/** What one container does in another way than the rest; the tests expect it as it is. */
public enum Difference {

    /** A URL with an encoded {@code #} in its path is refused before the application sees it. */
    NO_HASH_IN_A_PATH(Promise.REST, "a breaker with `#` in its name cannot be read or operated by itself"),

    /** A URL with an encoded slash in its path is refused before the application sees it. */
    NO_SLASH_IN_A_KEY(
            Promise.REST,
            "a key with a slash in it is listed, but not read or operated by itself unless the server is set up to let an encoded"
                    + " slash through"),

    /** A URL that ends in dots alone is refused before the application sees it. */
    NO_DOTS_ALONE(Promise.REST, "a key of dots alone is listed and operated, but not read by itself"),

    /** CDI itself refuses final methods in a class with an interceptor binding, before any extension is asked. */
    FINAL_METHODS_REFUSED_BY_CDI(
            Promise.REFUSAL, "a final method in a guarded class fails the deployment in the container's own words"),

    /** Interceptors apply to a call of a bean's method by another method of the same bean, too. */
    CALLS_WITHIN_A_BEAN_INTERCEPTED(
            Promise.CALLS_WITHIN, "a call of a guarded method from within its bean passes the breaker, too"),

    /** Who is signed in is known to nothing that runs where no resource was found. */
    SIGNED_IN_AT_RESOURCES_ALONE(
            Promise.ACCESS, "a method that no resource takes is refused with 401 also to who may read"),

    /** Jakarta Concurrency is its reference implementation, which does not wait for what an asynchronous method returns. */
    UNFINISHED_STAGES_CANCELLED(
            "the client of a method with `@Asynchronous` finds its future cancelled where the stage is not complete yet"
                    + " when the method returns it"),

    /** An interceptor of a REST client is told neither its bean nor itself, so that none of its methods can be called. */
    CLIENTS_UNKNOWN_TO_INTERCEPTORS("a REST client with a `fallbackMethod` refuses each call of the guarded method"),

    /** A timer of an EJB is over when its call has ended with an exception and the next one, too. */
    TIMERS_ENDED_BY_REJECTIONS("a timer whose call is rejected, and rejected again at once, calls nothing any more");

    private final Optional<Promise> promise;
    private final String consequence;

    Difference(Promise promise, String consequence) {
        this.promise = Optional.of(promise);
        this.consequence = consequence;
    }

    /** In what only some containers have, so that no row of the table tells of it. */
    Difference(String consequence) {
        this.promise = Optional.empty();
        this.consequence = consequence;
    }

    /** Which promise is kept in another way there, if it is one of those that hold everywhere. */
    public Optional<Promise> promise() {
        return promise;
    }

    /** What it means for who uses Switchgear there, as AsciiDoc. */
    public String consequence() {
        return consequence;
    }
}
