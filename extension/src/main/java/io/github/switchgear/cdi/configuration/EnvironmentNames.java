package io.github.switchgear.cdi.configuration;

import java.util.Locale;

/**
 * How a key is called where a shell has to write it: everything but letters and digits becomes {@code _}, as it is or in
 * upper case. The rule is that of MicroProfile Config's environment source.
 */
final class EnvironmentNames {

    private EnvironmentNames() {}

    static String of(String key) {
        return key.replaceAll("[^A-Za-z0-9]", "_");
    }

    static String upperCaseOf(String key) {
        return of(key).toUpperCase(Locale.ROOT);
    }
}
