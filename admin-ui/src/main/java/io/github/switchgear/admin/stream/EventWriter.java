package io.github.switchgear.admin.stream;

import io.github.switchgear.admin.json.BreakerJson;
import io.github.switchgear.admin.json.LeanJson;
import io.github.switchgear.admin.json.NoteJson;
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
    private final LeanJson lean;
    private final NoteJson notes = new NoteJson();
    private final Node node;
    private final EventLog log;

    /** What clients are told of one comparison: nearly always the same. */
    private final Map<Long, String> breakers = new HashMap<>();

    private final Map<Told, Lean> changes = new HashMap<>();

    private long newest = -1;

    private record Told(long states, long counts) {}

    /** What has changed, and of how many breakers. */
    record Lean(int breakers, String data) {}

    EventWriter(BreakerJson json, LeanJson lean, Node node, EventLog log) {
        this.json = json;
        this.lean = lean;
        this.node = node;
        this.log = log;
    }

    /** All breakers; it repeats the number of the last event that they contain. */
    StreamEvent snapshot(long number, List<BreakerView> views) {
        return event(log.id(number), "snapshot", json.list(node, BreakerViews.now(), views));
    }

    /** A transition, or a note. */
    StreamEvent transition(String id, EventLog.Numbered each) {
        return each instanceof EventLog.Numbered.OfNote noted
                ? event(id, "note", notes.note(noted.note()))
                : event(id, "transition", json.transition(((EventLog.Numbered.Transition) each).transition()));
    }

    /** The breakers that changed after a number, up to the newest; for one thread at a time. */
    StreamEvent breakers(ChangedBreakers changed, long newest, long after) {
        forgetBefore(newest);
        String data = breakers.computeIfAbsent(
                after, number -> text(json.list(node, BreakerViews.now(), changed.after(number))));
        return StreamEvent.of(log.id(newest), "breakers", data);
    }

    /** What changed after a number, and of counts after another, up to the newest; for one thread at a time. */
    Lean changes(ChangedBreakers changed, long newest, long states, long counts) {
        forgetBefore(newest);
        return changes.computeIfAbsent(new Told(states, counts), told -> {
            LeanJson.Changes found = changed.after(told.states(), told.counts());
            return new Lean(found.breakers(), text(lean.changes(node, BreakerViews.now(), found)));
        });
    }

    private void forgetBefore(long newest) {
        if (this.newest != newest) {
            breakers.clear();
            changes.clear();
            this.newest = newest;
        }
    }

    /** Who is there, and nothing else that is new. */
    StreamEvent alive(String id) {
        return event(id, "alive", json.alive(node, BreakerViews.now()));
    }

    /** That what the client knows is of no use any more. */
    StreamEvent anew(String id) {
        return event(id, "anew", json.alive(node, BreakerViews.now()));
    }

    private static StreamEvent event(String id, String name, byte[] data) {
        return StreamEvent.of(id, name, text(data));
    }

    private static String text(byte[] json) {
        return new String(json, StandardCharsets.UTF_8);
    }
}
