package io.github.switchgear.telemetry.jmx;

import javax.management.MalformedObjectNameException;
import javax.management.ObjectName;

/** The names of breakers' MBeans. */
final class BreakerNames {

    private static final String BREAKERS = "io.github.switchgear:type=Breaker,";

    /** What a value cannot have in it unless it is quoted. */
    private static final String SPECIAL = ",=:\"*?\n";

    private BreakerNames() {}

    /** That of a breaker whose name no other application has. */
    static ObjectName of(String breaker) throws MalformedObjectNameException {
        return new ObjectName(BREAKERS + "name=" + value(breaker));
    }

    /** That of a breaker whose name another application has, too. */
    static ObjectName of(String breaker, int application) throws MalformedObjectNameException {
        return new ObjectName(BREAKERS + "application=" + application + ",name=" + value(breaker));
    }

    /** Those of all breakers of an application that have its number. */
    static ObjectName allOf(int application) throws MalformedObjectNameException {
        return new ObjectName(BREAKERS + "application=" + application + ",*");
    }

    private static String value(String breaker) {
        for (int i = 0; i < breaker.length(); i++) {
            if (SPECIAL.indexOf(breaker.charAt(i)) >= 0) {
                return ObjectName.quote(breaker);
            }
        }
        return breaker;
    }
}
