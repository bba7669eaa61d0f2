package io.github.switchgear.admin.stream;

import io.github.switchgear.admin.json.BreakerJson;
import io.github.switchgear.admin.view.BreakerView;
import io.github.switchgear.admin.view.BreakerViews;
import io.github.switchgear.admin.view.Node;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Makes the events of the stream; their data is what the rest of the resource answers with. */
final class EventWriter {

    private final BreakerJson json;
    private final Node node;
    private final EventLog log;

    /** What clients are told of one comparison: nearly always the same. */
    private final Map<Long, String> changes = new HashMap<>();

    private long changesOf = -1;

    EventWriter(BreakerJson json, Node node, EventLog log) {
        this.json = json;
        this.node = node;
        this.log = log;
    }

    /** All breakers; it repeats the number of the last event that they contain. */
    StreamEvent snapshot(long number, List<BreakerView> views) {
        return event(number, "snapshot", json.list(node, BreakerViews.now(), views));
    }

    StreamEvent transition(EventLog.Numbered each) {
        return event(each.number(), "transition", json.transition(each.transition()));
    }

    /** The breakers that changed after a number; for one thread at a time. */
    StreamEvent breakers(ChangedBreakers changed, long after) {
        if (changesOf != changed.newest()) {
            changes.clear();
            changesOf = changed.newest();
        }
        String data = changes.computeIfAbsent(
                after, number -> text(json.list(node, BreakerViews.now(), changed.after(number))));
        return StreamEvent.of(log.id(changed.newest()), "breakers", data);
    }

    StreamEvent alive(long number) {
        return event(number, "alive", json.alive(node, BreakerViews.now()));
    }

    private StreamEvent event(long number, String name, byte[] data) {
        return StreamEvent.of(log.id(number), name, text(data));
    }

    private static String text(byte[] json) {
        return new String(json, StandardCharsets.UTF_8);
    }
}
