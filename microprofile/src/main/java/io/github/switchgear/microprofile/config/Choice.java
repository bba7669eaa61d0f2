package io.github.switchgear.microprofile.config;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.Config;

/**
 * What the application wants of this module.
 *
 * @param mode what becomes of the container's breakers
 * @param keep methods whose breakers stay the container's
 * @param take methods whose breakers are taken over although they cannot be exact
 * @param problem what is wrong with what it says; empty if nothing is
 */
public record Choice(Mode mode, List<Pattern> keep, List<Pattern> take, String problem) {

    public static final String MODE = "switchgear.microprofile";
    public static final String KEEP = "switchgear.microprofile.keep";
    public static final String TAKE = "switchgear.microprofile.take";

    /** What becomes of the container's breakers. */
    public enum Mode {
        TAKE,
        OBSERVE,
        OFF
    }

    /** What configuration says. */
    public static Choice of(Config config) {
        String written =
                config.getOptionalValue(MODE, String.class).orElse("take").trim();
        Optional<Mode> mode = Arrays.stream(Mode.values())
                .filter(known -> known.name().toLowerCase(Locale.ROOT).equals(written))
                .findFirst();
        String problem = mode.isPresent() ? "" : MODE + " must be take, observe or off but is '" + written + "'";
        return new Choice(mode.orElse(Mode.TAKE), patterns(config, KEEP), patterns(config, TAKE), problem);
    }

    private static List<Pattern> patterns(Config config, String key) {
        return config.getOptionalValue(key, String.class).stream()
                .flatMap(value -> Arrays.stream(value.split(",", -1)))
                .map(String::trim)
                .filter(written -> !written.isEmpty())
                .map(Choice::pattern)
                .toList();
    }

    /** A star stands for anything, all else for itself. */
    private static Pattern pattern(String written) {
        return Pattern.compile(
                Arrays.stream(written.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*")));
    }

    /** Whether a method is named among those that stay. */
    public boolean keeps(Class<?> declaring, String method) {
        return isAmong(keep, declaring, method);
    }

    /** Whether a method is named among those that are taken over in any case. */
    public boolean takes(Class<?> declaring, String method) {
        return isAmong(take, declaring, method);
    }

    private static boolean isAmong(List<Pattern> patterns, Class<?> declaring, String method) {
        String name = declaring.getName() + "." + method;
        return patterns.stream()
                .anyMatch(pattern -> pattern.matcher(name).matches()
                        || pattern.matcher(declaring.getName()).matches());
    }
}
