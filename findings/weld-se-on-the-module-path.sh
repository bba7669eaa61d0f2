#!/usr/bin/env bash
# Weld SE 5.1.7.Final with the JBoss Logging 3.6.1.Final that it asks for, JDK 17.
#
# Expected: jars that start on the class path start on the module path, too; those without a descriptor are automatic
# modules there, which open all their packages and read every other module.
# What happens: Weld does not start. Its loggers are made by JBoss Logging, which has a descriptor, by means of
# MethodHandles.privateLookupIn; that wants not only an open package but that JBoss Logging's module reads Weld's, and
# no descriptor can name what it does not know. The message tells of access, where reading is what lacks: with
# --add-reads and nothing else, Weld starts.
# Seen:
#   on the class path: started
#   on the module path: java.lang.IllegalArgumentException: This library does not have private access to interface
#     org.jboss.weld.logging.VersionLogger
#   on the module path, with --add-reads org.jboss.logging=...: started
# For who builds on it: a library is tested as a module with Weld on the class path, or with --add-reads for each of
# Weld's jars; an application's own launcher needs the same.
# In Switchgear: container-tests/weld-se, ModulePathIT.
set -euo pipefail
LIMIT=180
source "$(dirname "$0")/lib/common.sh"

fetch org.jboss.weld.se:weld-se-core:5.1.7.Final

file src/app/Main.java << 'JAVA'
package app;

import jakarta.enterprise.inject.se.SeContainer;
import jakarta.enterprise.inject.se.SeContainerInitializer;

public class Main {

    public static class Bean {}

    public static void main(String[] arguments) {
        SeContainerInitializer weld = SeContainerInitializer.newInstance();
        try (SeContainer container = weld.disableDiscovery().addBeanClasses(Bean.class).initialize()) {
            System.out.println("started");
        } catch (ExceptionInInitializerError e) {
            System.out.println(e.getCause());
        }
    }
}
JAVA
compile

as_modules() {
  "$java" -p "$work/lib" --add-modules ALL-MODULE-PATH "$@" -cp "$work/classes" app.Main 2> "$work/log"
}

expect "which JBoss Logging" jboss-logging-3.6.1.Final.jar "$(cd "$work/lib" && ls jboss-logging-3*)"
expect "on the class path" started "$(run_java app.Main 2> "$work/log")"
expect "on the module path" \
  "java.lang.IllegalArgumentException: This library does not have private access to interface org.jboss.weld.logging.VersionLogger" \
  "$(as_modules)"
expect "on the module path, with --add-reads" started \
  "$(as_modules --add-reads org.jboss.logging=weld.core.impl,weld.se.core,weld.environment.common)"
holds "Weld's jars start as modules only where JBoss Logging is told to read them"
