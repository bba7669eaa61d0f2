package io.github.switchgear.cdi.configuration;

import java.util.Locale;

/**
 * How a key is called where a shell has to write it: everything but letters and digits becomes {@code _}, as it is or in
 * upper case. The rule is that of MicroProfile Config's environment source.
 */
final class EnvironmentNames {

    private EnvironmentNames() {}

    static String of(String key) {
        StringBuilder name = new StringBuilder(key.length());
        for (int i = 0; i < key.length(); i++) {
            char character = key.charAt(i);
            if (isKept(character)) {
                name.append(character);
            } else {
                name.append('_');
                if (Character.isHighSurrogate(character)
                        && i + 1 < key.length()
                        && Character.isLowSurrogate(key.charAt(i + 1))) {
                    i++;
                }
            }
        }
        return name.toString();
    }

    static String upperCaseOf(String key) {
        return of(key).toUpperCase(Locale.ROOT);
    }

    private static boolean isKept(char character) {
        return (character >= 'A' && character <= 'Z')
                || (character >= 'a' && character <= 'z')
                || (character >= '0' && character <= '9');
    }
}
