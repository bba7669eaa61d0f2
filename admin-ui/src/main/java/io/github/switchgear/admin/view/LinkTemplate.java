package io.github.switchgear.admin.view;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The address of a link, with places in it that each breaker fills. What fills them is percent-encoded, and stands behind the host: no name
 * and no key can lead elsewhere. Immutable.
 */
final class LinkTemplate {

    /** What may stand in braces. */
    static final Set<String> PLACES = Set.of("name", "key", "node", "from", "to");

    private static final Pattern PLACE = Pattern.compile("\\{([^{}]*)}");
    private static final Pattern AUTHORITY = Pattern.compile("[A-Za-z]+://[^/?#{}]+");

    private final String text;

    private LinkTemplate(String text) {
        this.text = text;
    }

    /**
     * Reads a template.
     *
     * @param key of the configuration
     * @param value of it
     * @throws IllegalArgumentException if it is not the template of an absolute address by https or http
     */
    static LinkTemplate of(String key, String value) {
        String text = value.trim();
        if (!hasKnownPlaces(text) || !isAddress(text)) {
            throw new IllegalArgumentException(key
                    + " must be an absolute address by https or http without a password, which may have {name}, {key}, {node}, {from}"
                    + " and {to} behind its host, but is '" + value + "'");
        }
        return new LinkTemplate(text);
    }

    private static boolean hasKnownPlaces(String text) {
        Set<String> named =
                PLACE.matcher(text).results().map(place -> place.group(1)).collect(Collectors.toSet());
        String rest = PLACE.matcher(text).replaceAll("");
        return PLACES.containsAll(named) && !rest.contains("{") && !rest.contains("}");
    }

    private static boolean isAddress(String text) {
        if (!AUTHORITY.matcher(text).lookingAt()) {
            return false;
        }
        try {
            URI address = new URI(PLACE.matcher(text).replaceAll("x"));
            String scheme = address.getScheme().toLowerCase(Locale.ROOT);
            return (scheme.equals("https") || scheme.equals("http"))
                    && address.getHost() != null
                    && address.getUserInfo() == null
                    && isBehindAuthority(text, address.getRawAuthority());
        } catch (URISyntaxException broken) {
            return false;
        }
    }

    /** Whether the host is written out, and a slash, a question mark or a hash begins what may have places. */
    private static boolean isBehindAuthority(String text, String authority) {
        int end = text.indexOf("://") + "://".length() + authority.length();
        return text.indexOf('{') < 0 || text.indexOf('{') > end;
    }

    /** The address, with each place filled. */
    String filled(Map<String, String> values) {
        return PLACE.matcher(text).replaceAll(place -> Matcher.quoteReplacement(encoded(values, place)));
    }

    private static String encoded(Map<String, String> values, MatchResult place) {
        return URLEncoder.encode(values.getOrDefault(place.group(1), ""), StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A");
    }
}
