package io.github.switchgear.admin.stream;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import java.lang.reflect.Type;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * One server-sent event, whose data is JSON that is written already. The containers' own builders would not make an event
 * without data, as the first one is that tells how soon to come back.
 */
record StreamEvent(
        @Nullable String id,
        @Nullable String name,
        @Nullable String data,
        OptionalLong comeBackMillis) implements OutboundSseEvent {

    private static final MediaType PLAIN = MediaType.TEXT_PLAIN_TYPE.withCharset("UTF-8");

    /** Without a name, so nobody listens to it; with data, for Jersey writes those of every event and fails without. */
    static StreamEvent comeBackAfter(long millis) {
        return new StreamEvent(null, null, "", OptionalLong.of(millis));
    }

    static StreamEvent of(String id, String name, String data) {
        return new StreamEvent(id, name, data, OptionalLong.empty());
    }

    @Override
    public Class<?> getType() {
        return String.class;
    }

    @Override
    public Type getGenericType() {
        return String.class;
    }

    @Override
    public MediaType getMediaType() {
        return PLAIN;
    }

    @Override
    public @Nullable Object getData() {
        return data;
    }

    @Override
    public @Nullable String getId() {
        return id;
    }

    @Override
    public @Nullable String getName() {
        return name;
    }

    @Override
    public @Nullable String getComment() {
        return null;
    }

    @Override
    public long getReconnectDelay() {
        return comeBackMillis.orElse(RECONNECT_NOT_SET);
    }

    @Override
    public boolean isReconnectDelaySet() {
        return comeBackMillis.isPresent();
    }
}
