package io.github.switchgear.cdi.configuration;

import io.github.switchgear.core.SettingName;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The names under which an application's breakers are configured. A breaker's name may itself have dots in it, so a key may
 * be read in several ways; it belongs to the longest breaker's name that it begins with.
 */
final class ConfigurationKeys {

    static final String ENABLED = "switchgear.enabled";

    private static final String BREAKER = "switchgear.breaker.";
    private static final String DEFAULTS = "switchgear.defaults.";
    private static final String ENABLED_MEMBER = "enabled";
    private static final String MAX_KEYS_MEMBER = "max-keys";
    private static final String KEYS_SHOWN_MEMBER = "keys-shown";

    static final String DEFAULT_MAX_KEYS = DEFAULTS + MAX_KEYS_MEMBER;

    private static final List<SettingName> TEXT_SETTINGS =
            Arrays.stream(SettingName.values()).filter(SettingName::isText).toList();

    private final Set<String> breakerNames;
    private final Set<String> keyedNames;

    /**
     * Those of some breakers.
     *
     * @param keyedNames of them, the names of those that have keys
     */
    ConfigurationKeys(Collection<String> breakerNames, Collection<String> keyedNames) {
        this.breakerNames = Set.copyOf(breakerNames);
        this.keyedNames = Set.copyOf(keyedNames);
    }

    /** The key of a breaker's setting; empty where a breaker of a longer name takes that key. */
    Optional<String> of(String breaker, SettingName setting) {
        return of(breaker, setting.key());
    }

    /** The key that takes a breaker out of use; empty where a breaker of a longer name takes that key. */
    Optional<String> enabled(String breaker) {
        return of(breaker, ENABLED_MEMBER);
    }

    /** The key of a breaker's limit of keys; empty where it has none, or where a breaker of a longer name takes that key. */
    Optional<String> maxKeys(String breaker) {
        return of(breaker, MAX_KEYS_MEMBER).filter(key -> keyedNames.contains(breaker));
    }

    /** The key that hides a breaker's keys; empty where it has none, or where a breaker of a longer name takes that key. */
    Optional<String> keysShown(String breaker) {
        return of(breaker, KEYS_SHOWN_MEMBER).filter(key -> keyedNames.contains(breaker));
    }

    private Optional<String> of(String breaker, String member) {
        String key = BREAKER + breaker + "." + member;
        return owner(key).filter(breaker::equals).map(owner -> key);
    }

    static String ofDefault(SettingName setting) {
        return DEFAULTS + setting.key();
    }

    /** Looks the names up that the key could begin with, the longest first: there may be thousands of breakers. */
    private Optional<String> owner(String key) {
        if (!key.startsWith(BREAKER)) {
            return Optional.empty();
        }
        for (int end = key.lastIndexOf('.'); end > BREAKER.length(); end = key.lastIndexOf('.', end - 1)) {
            String name = key.substring(BREAKER.length(), end);
            if (breakerNames.contains(name)) {
                return Optional.of(name);
            }
        }
        return Optional.empty();
    }

    /** Every key that means something for these breakers. */
    List<String> all() {
        List<String> keys = new ArrayList<>(List.of(ENABLED, DEFAULT_MAX_KEYS));
        textSettings().forEach(setting -> keys.add(ofDefault(setting)));
        breakerNames.stream()
                .sorted(Comparator.comparing(String::length).reversed().thenComparing(Comparator.naturalOrder()))
                .forEach(name -> keys.addAll(ofBreaker(name)));
        return keys;
    }

    /** Every key of the breaker that a key would belong to; none where there is no such breaker. */
    List<String> ofOwner(String key) {
        return owner(key).map(this::ofBreaker).orElse(List.of());
    }

    private List<String> ofBreaker(String name) {
        List<String> keys = new ArrayList<>();
        enabled(name).ifPresent(keys::add);
        maxKeys(name).ifPresent(keys::add);
        keysShown(name).ifPresent(keys::add);
        textSettings().forEach(setting -> of(name, setting).ifPresent(keys::add));
        return keys;
    }

    static List<SettingName> textSettings() {
        return TEXT_SETTINGS;
    }

    /** Whether a name is one of those that this class gives out, were it written right. */
    static boolean isMeant(String name) {
        String dotted = EnvironmentNames.of(name).toLowerCase(Locale.ROOT);
        return dotted.startsWith("switchgear_") && !dotted.startsWith("switchgear_admin_");
    }
}
