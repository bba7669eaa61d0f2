package io.github.switchgear.quarkus.runtime;

import java.util.List;

/** What the library calls a key that is written as Quarkus' own are. */
final class LibraryName {

    private static final int QUARKUS = "quarkus.".length();

    /** As it is, and as the name of a variable in either spelling. */
    private static final List<String> BEGINNINGS = List.of("switchgear.", "SWITCHGEAR_", "switchgear_");

    private static final List<String> OF_QUARKUS =
            List.of("quarkus.switchgear.", "QUARKUS_SWITCHGEAR_", "quarkus_switchgear_");

    private LibraryName() {}

    /** The name that the library has for a key; the key itself where it is none of the library's. */
    static String of(String key) {
        return begins(key, OF_QUARKUS) && !BuildTimeKeys.has(key) ? unquoted(key.substring(QUARKUS)) : key;
    }

    /** Whether it begins as all names of the library do. */
    static boolean isOne(String name) {
        return begins(name, BEGINNINGS);
    }

    private static boolean begins(String key, List<String> beginnings) {
        for (String beginning : beginnings) {
            if (key.startsWith(beginning)) {
                return true;
            }
        }
        return false;
    }

    /** Quarkus wants quotes around what has dots in it; the library tells by the breakers' names where one ends. */
    private static String unquoted(String name) {
        return name.replace("\"", "");
    }
}
