package io.github.switchgear.admin.access;

import jakarta.ws.rs.core.HttpHeaders;
import java.util.Locale;
import java.util.Map;

/** What every answer of this module carries: nothing of it is kept, framed or mistaken for a script. */
public final class AnswerHeaders {

    /** Whether there is a fleet to ask for: an answer has it then. */
    static final String FLEET = "X-Switchgear-Fleet";

    private AnswerHeaders() {}

    /**
     * The headers for one caller.
     *
     * @param access what they may do
     * @return each by its name
     */
    public static Map<String, String> of(Access access) {
        return Map.of(
                HttpHeaders.CACHE_CONTROL,
                "no-store",
                "Content-Security-Policy",
                "default-src 'self'; frame-ancestors 'none'",
                "X-Content-Type-Options",
                "nosniff",
                "Referrer-Policy",
                "no-referrer",
                "X-Switchgear-Access",
                access.name().toLowerCase(Locale.ROOT));
    }
}
