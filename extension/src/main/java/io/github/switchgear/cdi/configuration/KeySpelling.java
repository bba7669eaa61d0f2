package io.github.switchgear.cdi.configuration;

/** How a key is written where it stands. */
enum KeySpelling {

    /** As it is. */
    DOTTED {
        @Override
        String of(String key) {
            return key;
        }
    },

    /** As the name of a variable. */
    VARIABLE {
        @Override
        String of(String key) {
            return EnvironmentNames.of(key);
        }
    },

    /** As the name of a variable as most are. */
    UPPER_CASE_VARIABLE {
        @Override
        String of(String key) {
            return EnvironmentNames.upperCaseOf(key);
        }
    };

    /** A key in it, or a part of one. */
    abstract String of(String key);
}
