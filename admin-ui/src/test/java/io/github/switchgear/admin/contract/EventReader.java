package io.github.switchgear.admin.contract;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.StringReader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/**
 * A client of the event stream that reads as a browser does: without encryption by HTTP/1.1. Left to itself, Java's client
 * asks to go over to HTTP/2 within the connection; no browser does that, and Undertow loses a frame's bounds on that way
 * when many do so at once.
 */
public final class EventReader implements AutoCloseable {

    /** An event as it came. */
    public record Event(String id, String name, String data) {

        public JsonObject json() {
            return Json.createReader(new StringReader(data)).readObject();
        }

        public long number() {
            return Long.parseLong(id.substring(id.indexOf('-') + 1));
        }

        private static Event end(String why) {
            return new Event("", "end of the stream", why);
        }

        private boolean isEnd() {
            return name.equals("end of the stream");
        }
    }

    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(15);

    private final HttpResponse<InputStream> response;
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();

    private EventReader(HttpResponse<InputStream> response) {
        this.response = response;
        Thread reader = new Thread(this::read, "event-reader");
        reader.setDaemon(true);
        reader.start();
    }

    public static EventReader open(HttpRequest.Builder request) throws IOException, InterruptedException {
        return new EventReader(HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .build()
                .send(request.header("Accept", "text/event-stream").build(), BodyHandlers.ofInputStream()));
    }

    public HttpResponse<InputStream> response() {
        return response;
    }

    public List<String> lines() {
        return lines;
    }

    private void read() {
        try (BufferedReader body = new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
            String id = "";
            String name = "";
            StringBuilder data = new StringBuilder();
            for (String line = body.readLine(); line != null; line = body.readLine()) {
                lines.add(line);
                String value = line.substring(line.indexOf(':') + 1).stripLeading();
                if (line.startsWith("id:")) {
                    id = value;
                } else if (line.startsWith("event:")) {
                    name = value;
                } else if (line.startsWith("data:")) {
                    data.append(value);
                } else if (line.isEmpty() && !data.isEmpty()) {
                    events.add(new Event(id, name, data.toString()));
                    data.setLength(0);
                }
            }
            events.add(Event.end("by the server"));
        } catch (IOException e) {
            events.add(Event.end(e + ", caused by " + e.getCause()));
        }
    }

    /** The next event of whatever name but {@code alive}. */
    public Event next() throws InterruptedException {
        return next(event -> !event.name().equals("alive"));
    }

    public Event any() throws InterruptedException {
        return next(event -> !event.isEnd());
    }

    /** The next event of this name, over others. */
    public Event next(String name) throws InterruptedException {
        return next(event -> event.name().equals(name));
    }

    /** Waits until the server has ended the stream. */
    public void awaitEnd() throws InterruptedException {
        next(Event::isEnd);
    }

    /** The next event of whatever name; none where the server has ended the stream instead. */
    public Optional<Event> nextOrEnd() throws InterruptedException {
        return Optional.of(poll(System.nanoTime() + PATIENCE)).filter(event -> !event.isEnd());
    }

    private Event poll(long giveUp) throws InterruptedException {
        Event event = events.poll(giveUp - System.nanoTime(), TimeUnit.NANOSECONDS);
        assertThat(event).as("the wanted event within 15 s").isNotNull();
        return event;
    }

    private Event next(Predicate<Event> wanted) throws InterruptedException {
        long giveUp = System.nanoTime() + PATIENCE;
        while (true) {
            Event event = poll(giveUp);
            if (wanted.test(event)) {
                return event;
            }
            assertThat(event).as("the stream goes on").matches(other -> !other.isEnd());
        }
    }

    @Override
    public void close() throws IOException {
        response.body().close();
    }
}
