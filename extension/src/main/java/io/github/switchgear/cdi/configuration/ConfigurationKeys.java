package io.github.switchgear.cdi.configuration;

import io.github.switchgear.core.KnownKeys;
import io.github.switchgear.core.NodeName;
import io.github.switchgear.core.SettingName;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The names under which an application's breakers are configured. A breaker's name may itself have dots in it, so a key may
 * be read in several ways; it belongs to the longest breaker's name that it begins with.
 */
final class ConfigurationKeys {

    /** What each of them begins with. */
    static final String BEGINNING = "switchgear.";

    static final String ENABLED = BEGINNING + "enabled";
    static final String BREAKER = BEGINNING + "breaker.";

    private static final String DEFAULTS = "switchgear.defaults.";
    private static final String ENABLED_MEMBER = "enabled";
    private static final String MAX_KEYS_MEMBER = "max-keys";
    private static final String KEYS_SHOWN_MEMBER = "keys-shown";
    private static final String RECORD_MEMBER = "record";

    /** What the admin module reads of a breaker, with a label behind it. */
    private static final String LINKS = "links.";

    static final String DEFAULT_MAX_KEYS = DEFAULTS + MAX_KEYS_MEMBER;
    static final String DEFAULT_RECORD = DEFAULTS + RECORD_MEMBER;

    private static final List<SettingName> TEXT_SETTINGS = new ArrayList<>();

    /** What may stand behind a breaker's name, whether or not it has keys. */
    private static final List<String> MEMBERS =
            new ArrayList<>(List.of(ENABLED_MEMBER, MAX_KEYS_MEMBER, KEYS_SHOWN_MEMBER, RECORD_MEMBER));

    /** Those that are no breaker's. */
    private static final List<String> COMMON =
            new ArrayList<>(List.of(ENABLED, NodeName.KEY, DEFAULT_MAX_KEYS, DEFAULT_RECORD));

    static {
        for (SettingName setting : SettingName.values()) {
            if (setting.isText()) {
                TEXT_SETTINGS.add(setting);
                MEMBERS.add(setting.key());
                COMMON.add(ofDefault(setting));
            }
        }
    }

    private final List<String> breakerNames;
    private final Set<String> known;
    private final Set<String> keyedNames;
    private @Nullable List<String> common;

    /**
     * Those of some breakers.
     *
     * @param keyedNames of them, the names of those that have keys
     */
    ConfigurationKeys(Collection<String> breakerNames, Collection<String> keyedNames) {
        this.breakerNames = List.copyOf(breakerNames);
        this.known = Set.copyOf(breakerNames);
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
        return of(breaker, MAX_KEYS_MEMBER);
    }

    /** The key that hides a breaker's keys; empty where it has none, or where a breaker of a longer name takes that key. */
    Optional<String> keysShown(String breaker) {
        return of(breaker, KEYS_SHOWN_MEMBER);
    }

    /** The key of how many calls a breaker keeps; empty where a breaker of a longer name takes that key. */
    Optional<String> record(String breaker) {
        return of(breaker, RECORD_MEMBER);
    }

    /** The key of one of the {@link #members} of a breaker; empty where it has none such, or a breaker of a longer name takes it. */
    Optional<String> of(String breaker, String member) {
        return isAbsent(breaker, member) || isTaken(breaker, member)
                ? Optional.empty()
                : Optional.of(BREAKER + breaker + "." + member);
    }

    private boolean isAbsent(String breaker, String member) {
        return (member.equals(MAX_KEYS_MEMBER) || member.equals(KEYS_SHOWN_MEMBER)) && !keyedNames.contains(breaker);
    }

    /** Whether there is a breaker whose longer name the key begins with. */
    private boolean isTaken(String breaker, String member) {
        for (int end = member.lastIndexOf('.'); end > 0; end = member.lastIndexOf('.', end - 1)) {
            if (known.contains(breaker + "." + member.substring(0, end))) {
                return true;
            }
        }
        return false;
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
            if (known.contains(name)) {
                return Optional.of(name);
            }
        }
        return Optional.empty();
    }

    /** What may stand behind a breaker's name, in the order in which it is proposed. */
    static List<String> members() {
        return MEMBERS;
    }

    /**
     * Every key that is read for no breaker in particular, in the order in which they are proposed: the library's own, and those
     * of its modules that the application has. Asked for by who has found a key to explain, and by nobody else.
     */
    List<String> common() {
        List<String> all = common;
        if (all == null) {
            all = new ArrayList<>(COMMON);
            for (KnownKeys module : ServiceLoader.load(KnownKeys.class)) {
                all.addAll(module.keys());
            }
            common = all;
        }
        return all;
    }

    /** In the order in which they were given. */
    List<String> breakerNames() {
        return breakerNames;
    }

    /** Whether a key means something for these breakers. */
    boolean isKnown(String key) {
        return common().contains(key) || ofOwner(key).contains(key) || isLink(key);
    }

    /** Whether a key tells the way on from a breaker, by a label that is for the user to choose. */
    private boolean isLink(String key) {
        return owner(key)
                .map(name -> BREAKER + name + "." + LINKS)
                .filter(links -> key.startsWith(links) && key.length() > links.length())
                .isPresent();
    }

    /** Every key of the breaker that a key would belong to; none where there is no such breaker. */
    List<String> ofOwner(String key) {
        List<String> keys = new ArrayList<>();
        owner(key)
                .ifPresent(
                        breaker -> MEMBERS.forEach(member -> of(breaker, member).ifPresent(keys::add)));
        return keys;
    }

    static List<SettingName> textSettings() {
        return TEXT_SETTINGS;
    }

    /** Whether a name begins as all of this library's do, however it is spelled. */
    static boolean mayBeOurs(String name) {
        return name.regionMatches(true, 0, BEGINNING, 0, BEGINNING.length() - 1);
    }

    /** Whether a name is one of those that this class gives out, were it written right. */
    static boolean isMeant(String name) {
        if (!mayBeOurs(name)) {
            return false;
        }
        String dotted = EnvironmentNames.of(name).toLowerCase(Locale.ROOT);
        return dotted.startsWith("switchgear_") && !dotted.startsWith("switchgear_admin_");
    }
}
