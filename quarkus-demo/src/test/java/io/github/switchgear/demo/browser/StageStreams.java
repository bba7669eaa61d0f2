package io.github.switchgear.demo.browser;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The event streams of a {@link Stage}, with the history from which a page that comes back is told what it missed. */
final class StageStreams {

    private record Event(long number, String type, String data) {}

    private String epoch = Long.toString(System.currentTimeMillis(), Character.MAX_RADIX);
    private final List<HttpExchange> streams = new ArrayList<>();
    private final List<Event> transitions = new ArrayList<>();
    private long number;
    private boolean isMute;

    /** Begins a stream: what was missed since the last event that the page has seen, or that it has to read all anew. */
    synchronized void begin(HttpExchange exchange, String alive, String changes) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
        exchange.sendResponseHeaders(200, 0);
        streams.add(exchange);
        write(exchange, "retry: 500\n\n");
        String last = exchange.getRequestHeaders().getFirst("Last-Event-ID");
        String seen = last != null ? last : exchange.getRequestURI().getQuery().replaceAll(".*after=", "");
        if (!seen.startsWith(epoch + "-")) {
            write(exchange, text(new Event(number, "anew", alive)));
            return;
        }
        long missed = Long.parseLong(seen.substring(epoch.length() + 1));
        write(exchange, text(new Event(missed, "alive", alive)));
        for (Event event : transitions) {
            if (event.number() > missed) {
                write(exchange, text(event));
            }
        }
        if (number > missed) {
            write(exchange, text(new Event(number, "changes", changes)));
        }
    }

    /** The id of the last event. */
    synchronized String position() {
        return epoch + "-" + number;
    }

    synchronized void transition(String data) {
        number++;
        Event event = new Event(number, "transition", data);
        transitions.add(event);
        sendToAll(event);
    }

    synchronized void changes(String data) {
        number++;
        sendToAll(new Event(number, "changes", data));
    }

    synchronized void alive(String data) {
        sendToAll(new Event(number, "alive", data));
    }

    /** From now on nothing comes through, though the connections stay: as behind a proxy that keeps everything back. */
    synchronized void mute(boolean mute) {
        isMute = mute;
    }

    synchronized void cut() {
        streams.forEach(HttpExchange::close);
        streams.clear();
    }

    /** Numbers begin anew, in an epoch of their own. */
    synchronized void startAnew() {
        epoch += "a";
        number = 0;
        transitions.clear();
        cut();
    }

    synchronized int size() {
        return streams.size();
    }

    private void sendToAll(Event event) {
        if (!isMute) {
            streams.removeIf(stream -> !isWritten(stream, text(event)));
        }
    }

    private static boolean isWritten(HttpExchange stream, String text) {
        try {
            write(stream, text);
            return true;
        } catch (IOException gone) {
            stream.close();
            return false;
        }
    }

    private static void write(HttpExchange stream, String text) throws IOException {
        stream.getResponseBody().write(text.getBytes(StandardCharsets.UTF_8));
        stream.getResponseBody().flush();
    }

    private String text(Event event) {
        return "id: " + epoch + "-" + event.number() + "\nevent: " + event.type() + "\ndata: " + event.data() + "\n\n";
    }
}
