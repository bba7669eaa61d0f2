#!/usr/bin/env bash
# WildFly Core 31.0.3.Final, which is in WildFly 39.0.1.Final, with JDK 17.
#
# Expected: adding a user takes or refuses a password whatever locale the administrator has.
# What happens: add-user ends with an exception before it looks at the password, wherever numbers are not written in the digits 0
# to 9, as in Arabic, Persian or Bengali. It builds regular expressions, such as "so many letters", with the number formatted for
# the locale, and a regular expression takes no other digits.
# Seen:
#   in English: taken
#   in Arabic, as written in Egypt: java.util.regex.PatternSyntaxException
# For who builds on it: give the tool a locale of its own, LC_ALL=C or -Duser.language=en, where a script adds users.
# In Switchgear: container-tests/wildfly, BareWildFly.
set -euo pipefail
LIMIT=300
source "$(dirname "$0")/lib/common.sh"

fetch org.wildfly.core:wildfly-domain-management:31.0.3.Final

file src/app/Main.java << 'JAVA'
package app;

import java.io.File;
import org.jboss.as.domain.management.security.password.PasswordCheckResult;
import org.jboss.as.domain.management.security.password.PasswordCheckUtil;

public class Main {

    public static void main(String[] arguments) {
        try {
            PasswordCheckResult result = PasswordCheckUtil.create(new File(arguments[0])).check(false, "ann", "a Long one, 4 you");
            System.out.println(result.getResult() == PasswordCheckResult.Result.REJECT ? "refused" : "taken");
        } catch (RuntimeException e) {
            System.out.println(e.getClass().getName());
        }
    }
}
JAVA
compile

# As in the add-user.properties that WildFly comes with.
file add-user.properties << 'PROPERTIES'
password.restriction=REJECT
password.restriction.minLength=8
password.restriction.minAlpha=1
password.restriction.minDigit=1
PROPERTIES

expect "in English" taken "$(run_java -Duser.language=en app.Main "$work/add-user.properties" 2> "$work/log")"
expect "in Arabic, as written in Egypt" java.util.regex.PatternSyntaxException \
  "$(run_java -Duser.language=ar -Duser.country=EG app.Main "$work/add-user.properties" 2> "$work/log")"
holds "add-user fails where the locale has digits of its own"
