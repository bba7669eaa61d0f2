package io.github.switchgear.telemetry.webhook;

import io.github.switchgear.core.Configuration;
import io.github.switchgear.core.VisibleText;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Who is told, and how.
 *
 * @param url to which events are posted
 * @param secret with which they are signed; null if they are not
 * @param quiet how long a breaker is not told of again
 */
record WebhookSettings(URI url, @Nullable String secret, Duration quiet) {

    static final String URL = "switchgear.webhook.url";
    static final String SECRET = "switchgear.webhook.secret";
    static final String QUIET = "switchgear.webhook.quiet";

    private static final int HIGHEST_PORT = 65_535;

    private static final Pattern SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*://");

    /**
     * Reads them.
     *
     * @return them, if there is a url
     * @throws IllegalArgumentException if a value is none that is allowed, whether or not there is a url
     */
    static Optional<WebhookSettings> of(Configuration configuration) {
        Duration quiet = configuration.duration(QUIET).orElse(Duration.ofMinutes(1));
        String secret = configuration.value(SECRET).orElse(null);
        return configuration.value(URL).map(url -> new WebhookSettings(url(url.trim()), secret, quiet));
    }

    private static URI url(String text) {
        URI url;
        try {
            url = new URI(text);
        } catch (URISyntaxException e) {
            // Its message has the text in it, and that may be secret in part.
            throw noUrl(text, "has a character that is not allowed where it stands");
        }
        if (!"http".equalsIgnoreCase(url.getScheme()) && !"https".equalsIgnoreCase(url.getScheme())) {
            throw noUrl(text, "begins with neither of them");
        }
        if (url.getHost() == null) {
            throw noUrl(text, "has no host, or one of which the name is not allowed");
        }
        if (url.getPort() == 0 || url.getPort() > HIGHEST_PORT) {
            throw noUrl(text, "has a port that there is not");
        }
        return url;
    }

    private static IllegalArgumentException noUrl(String text, String why) {
        return new IllegalArgumentException(URL
                + " must be an absolute URL that begins with http:// or https://, as https://alerts.example/breakers, but '"
                + VisibleText.of(shown(text)) + "' " + why);
    }

    /** The host alone: no user, no path and no query is anybody's to read in a log. Where there may be a user, not even that. */
    private static String shown(String text) {
        Matcher scheme = SCHEME.matcher(text);
        int authority = scheme.lookingAt() ? scheme.end() : 0;
        int end = authority;
        while (end < text.length() && "/?#".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        return text.indexOf('@') >= 0
                ? text.substring(0, authority) + "…"
                : text.substring(0, end) + (end < text.length() ? "/…" : "");
    }

    /** What the log calls the receiver: no user, and no path, in which there often is a token. */
    String receiver() {
        return url.getScheme() + "://" + url.getHost() + (url.getPort() < 0 ? "" : ":" + url.getPort());
    }

    /** Without what is secret. */
    @Override
    public String toString() {
        return "WebhookSettings[" + receiver() + ", " + (secret == null ? "not signed" : "signed") + ", " + quiet + "]";
    }
}
