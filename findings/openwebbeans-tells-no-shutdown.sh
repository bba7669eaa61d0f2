#!/usr/bin/env bash
# OpenWebBeans SE 4.0.3, and TomEE 10.0.0-M2 with its OpenWebBeans 4.0.2, beside Weld SE 5.1.7.Final; JDK 17.
#
# Expected: a container of CDI 4.0 fires Startup when an application has started and Shutdown before it ends, which are
# made for just this: to do something at once and to stop it.
# What happens: OpenWebBeans in Java SE fires Startup and no Shutdown; in TomEE an application is told neither. Nothing
# is logged: the observers are found, and not called. @Initialized and @BeforeDestroyed of the application scope are
# fired in all three.
# Seen:
#   Weld SE: @Initialized Startup Shutdown @BeforeDestroyed @Destroyed
#   OpenWebBeans SE: @Initialized Startup @BeforeDestroyed @Destroyed
#   TomEE: @Initialized @BeforeDestroyed @Destroyed
# For who builds on it: what a library begins must be ended at @BeforeDestroyed(ApplicationScoped.class), too, and so
# that ending it twice does no harm; what has to be there from the start must bear being made at its first use.
# In Switchgear: DeployedBreakers ends at both events; Node and EventHub of the admin module are made at the first
# request.
set -euo pipefail
LIMIT=300
source "$(dirname "$0")/lib/common.sh"

file src/app/Observer.java << 'JAVA'
package app;

import jakarta.enterprise.context.*;
import jakarta.enterprise.event.*;

@ApplicationScoped
public class Observer {

    void initialized(@Observes @Initialized(ApplicationScoped.class) Object event) {
        System.out.println("event @Initialized");
    }

    void startup(@Observes Startup event) {
        System.out.println("event Startup");
    }

    void shutdown(@Observes Shutdown event) {
        System.out.println("event Shutdown");
    }

    void beforeDestroyed(@Observes @BeforeDestroyed(ApplicationScoped.class) Object event) {
        System.out.println("event @BeforeDestroyed");
    }

    void destroyed(@Observes @Destroyed(ApplicationScoped.class) Object event) {
        System.out.println("event @Destroyed");
    }
}
JAVA

events() {
  sed -n 's/^event //p' "$1" | paste -sd ' '
}

file src/app/JavaSe.java << 'JAVA'
package app;

import jakarta.enterprise.inject.se.SeContainerInitializer;

public class JavaSe {

    public static void main(String[] arguments) {
        SeContainerInitializer.newInstance().disableDiscovery().addBeanClasses(Observer.class).initialize().close();
    }
}
JAVA

fetch org.jboss.weld.se:weld-se-core:5.1.7.Final
compile
run_java app.JavaSe > "$work/weld.log" 2>&1
expect "Weld SE" "@Initialized Startup Shutdown @BeforeDestroyed @Destroyed" "$(events "$work/weld.log")"

rm -r "$work/lib"
fetch org.apache.openwebbeans:openwebbeans-se:4.0.3 jakarta.enterprise:jakarta.enterprise.cdi-api:4.0.1 \
  jakarta.annotation:jakarta.annotation-api:2.1.1
run_java app.JavaSe > "$work/openwebbeans.log" 2>&1
expect "OpenWebBeans SE" "@Initialized Startup @BeforeDestroyed @Destroyed" "$(events "$work/openwebbeans.log")"

# What is left out is for SOAP, and not on Maven Central.
rm -r "$work/lib" "$work/src/app/JavaSe.java" "$work/classes/app/JavaSe.class"
fetch org.apache.tomee:tomee-embedded:10.0.0-M2 "-org.opensaml:*" "-org.apache.wss4j:*"
mkdir -p "$work/war/WEB-INF"
mv "$work/classes" "$work/war/WEB-INF/classes"
rm -r "$work/src"
file src/Tomee.java << 'JAVA'
import java.io.File;
import org.apache.tomee.embedded.Configuration;
import org.apache.tomee.embedded.Container;

class Tomee {

    public static void main(String[] arguments) throws Exception {
        Configuration configuration = new Configuration();
        configuration.setSkipHttp(true);
        configuration.setDir(arguments[0]);
        try (Container container = new Container(configuration)) {
            container.deploy("app", new File(arguments[1]));
            container.undeploy("app");
        }
        System.exit(0);
    }
}
JAVA
compile
(cd "$work" && run_java Tomee "$work/server" "$work/war") > "$work/tomee.log" 2>&1 || {
  tail -n 20 "$work/tomee.log" >&2
  fail "NOT DECIDED: TomEE does not start; it needs a JDK before 24"
}
expect "TomEE" "@Initialized @BeforeDestroyed @Destroyed" "$(events "$work/tomee.log")"
holds "OpenWebBeans tells no application of its shutdown, and in TomEE of no startup either"
