package io.github.switchgear.containers;

/** What is promised to hold in every container, a row of the table in the documentation each. */
public enum Promise {
    DISCOVERY("Every breaker is known at deployment, however it arrives on its method"),
    REFUSAL("Wrong use fails the deployment, and one message names all of it"),
    MACHINE("A breaker trips, rejects with 503 and `Retry-After`, probes and closes"),
    VALIDATORS("A validator is a bean, into which others are injected"),
    SHARED_NAMES("Methods of the same name share a breaker"),
    KEYS("Each key has a breaker of its own, by an argument or by a bean that knows the request"),
    FALLBACK("Fallbacks answer"),
    ASYNCHRONOUS("Asynchronous methods are judged when they complete"),
    CALLS_WITHIN("A call from within its bean does not pass the breaker"),
    EVENTS("CDI observers hear of every transition"),
    CONFIGURATION("Settings come from the container's own configuration"),
    OPERATING("What an operator does is what the next call meets"),
    REST("The REST API answers as its contract says, byte by byte"),
    ACCESS("The container's own users sign in, and may do what their roles say"),
    STREAM("The event stream tells what happens, also to who comes back"),
    MEMORY("What operators decide outlives the application, and holds before its first call"),
    METRICS("Metrics are told as text, every series from the start on, and agree with the REST API"),
    DASHBOARD("The dashboard's files are there, with their headers");

    private final String title;

    Promise(String title) {
        this.title = title;
    }

    /** In the words of the table, as AsciiDoc. */
    public String title() {
        return title;
    }
}
