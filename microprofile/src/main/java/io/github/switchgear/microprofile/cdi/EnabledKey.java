package io.github.switchgear.microprofile.cdi;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a container asks to know whether a breaker of its own is wanted: of a method, of a class or of all. SmallRye asks with
 * the profile before the key first, and has a spelling of its own.
 *
 * @param className null where it asks for all
 * @param method null where it asks for a class, or for all
 */
record EnabledKey(@Nullable String className, @Nullable String method) {

    private static final String SUFFIX = "enabled";
    private static final String OF_ALL = "CircuitBreaker/enabled";
    private static final Pattern PROFILE = Pattern.compile("^%[^.]*\\.");
    private static final Pattern STANDARD = Pattern.compile("([^/\"]+)(?:/([^/\"]+))?/CircuitBreaker/enabled");
    private static final Pattern SMALLRYE = Pattern.compile(
            "(?:smallrye\\.faulttolerance|quarkus\\.fault-tolerance)\\.\"([^/\"]+)(?:/([^/\"]+))?\"\\.circuit-breaker\\.enabled");

    /** What a key asks for; empty for the many that ask for something else. */
    static Optional<EnabledKey> of(String key) {
        if (!key.endsWith(SUFFIX)) {
            return Optional.empty();
        }
        String plain = key.startsWith("%") ? PROFILE.matcher(key).replaceFirst("") : key;
        if (plain.equals(OF_ALL)) {
            return Optional.of(new EnabledKey(null, null));
        }
        for (Pattern spelling : new Pattern[] {STANDARD, SMALLRYE}) {
            Matcher matcher = spelling.matcher(plain);
            if (matcher.matches()) {
                return Optional.of(new EnabledKey(matcher.group(1), matcher.group(2)));
            }
        }
        return Optional.empty();
    }
}
