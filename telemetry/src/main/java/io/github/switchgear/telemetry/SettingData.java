package io.github.switchgear.telemetry;

import javax.management.ConstructorParameters;

/** A setting of a breaker that is in force. Immutable. */
public final class SettingData {

    private final String value;
    private final String source;

    /**
     * With all that it tells.
     *
     * @param value the value as configuration writes it: durations in ISO 8601 form, lists with commas between
     * @param source where it comes from: {@code annotation}, {@code default}, {@code runtime}, or the name of the configuration's source
     */
    @ConstructorParameters({"value", "source"})
    public SettingData(String value, String source) {
        this.value = value;
        this.source = source;
    }

    /**
     * Tells the value.
     *
     * @return the value as configuration writes it: durations in ISO 8601 form, lists with commas between
     */
    public String getValue() {
        return value;
    }

    /**
     * Tells the source.
     *
     * @return where it comes from: {@code annotation}, {@code default}, {@code runtime}, or the name of the configuration's source
     */
    public String getSource() {
        return source;
    }
}
