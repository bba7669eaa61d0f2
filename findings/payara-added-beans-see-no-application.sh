#!/usr/bin/env bash
# Payara Micro 6.2025.10 beside Open Liberty 26.0.0.3, both with Weld; JDK 17.
#
# Expected: a type that an extension adds in BeforeBeanDiscovery, for the jar in WEB-INF/lib that both are in, is a bean
# as any other of that jar: what it injects is looked for in the whole WAR.
# What happens: in Payara, neither the added bean nor the BeanManager that the extension gets sees any bean of
# WEB-INF/classes. A class of the same jar that discovery has found sees them all. So a library that asks for the
# application's implementations of its interface gets none, without a word, as if nobody had written any. It is the same
# without a beans.xml in the jar.
# Seen, of the one implementation that is in WEB-INF/classes, how many each look-up finds:
#                                             Payara   Open Liberty
#   extension, at AfterDeploymentValidation   0        1
#   added bean, injected Instance             0        1
#   added bean, injected BeanManager          0        1
#   discovered bean, injected Instance        1        1
# For who builds on it: an extension collects the application's beans from ProcessBean, which tells of all, and makes
# them by its own BeanManager's getReference; or it leaves its beans to discovery.
# In Switchgear: HiddenValidators, and PortableBreakerExtension, which collects them.
set -euo pipefail
LIMIT=400
source "$(dirname "$0")/lib/common.sh"

file src/lib/Judge.java << 'JAVA'
package lib;

public interface Judge {}
JAVA
file src/lib/Added.java << 'JAVA'
package lib;

import jakarta.enterprise.inject.*;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Inject;

public class Added {

    @Inject
    @Any
    Instance<Judge> judges;

    @Inject
    BeanManager manager;

    public String injected() {
        return "" + judges.stream().count();
    }

    public String byManager() {
        return "" + manager.getBeans(Judge.class).size();
    }
}
JAVA
file src/lib/Discovered.java << 'JAVA'
package lib;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.*;
import jakarta.inject.Inject;

@ApplicationScoped
public class Discovered {

    @Inject
    @Any
    Instance<Judge> judges;

    public String injected() {
        return "" + judges.stream().count();
    }
}
JAVA
file src/lib/Adding.java << 'JAVA'
package lib;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.*;

public class Adding implements Extension {

    static String atValidation;

    void add(@Observes BeforeBeanDiscovery event) {
        event.addAnnotatedType(Added.class, "added").add(ApplicationScoped.Literal.INSTANCE);
    }

    void look(@Observes AfterDeploymentValidation event, BeanManager manager) {
        atValidation = "" + manager.getBeans(Judge.class).size();
    }

    public static String atValidation() {
        return atValidation;
    }
}
JAVA
file src/app/OwnJudge.java << 'JAVA'
package app;

import jakarta.enterprise.context.ApplicationScoped;

@ApplicationScoped
public class OwnJudge implements lib.Judge {}
JAVA
file src/app/Shop.java << 'JAVA'
package app;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.*;

@ApplicationPath("api")
@Path("look")
@ApplicationScoped
public class Shop extends jakarta.ws.rs.core.Application {

    @Inject
    lib.Added added;

    @Inject
    lib.Discovered discovered;

    @GET
    public String look() {
        return String.join(" ", lib.Adding.atValidation(), added.injected(), added.byManager(), discovered.injected());
    }
}
JAVA
fetch jakarta.platform:jakarta.jakartaee-web-api:10.0.0
compile
mkdir -p "$work/war/WEB-INF/lib"
file classes/META-INF/services/jakarta.enterprise.inject.spi.Extension <<< lib.Adding
# A jar with an extension is a bean archive only with this.
file classes/META-INF/beans.xml << 'XML'
<beans xmlns="https://jakarta.ee/xml/ns/jakartaee" version="4.0" bean-discovery-mode="annotated"/>
XML
"${java%java}jar" --create --file "$work/war/WEB-INF/lib/library.jar" -C "$work/classes" lib -C "$work/classes" META-INF
rm -r "$work/classes/lib" "$work/classes/META-INF"
pack_war

look() {
  curl -sS --max-time 20 "http://localhost:$port/app/api/look"
}

echo "how many the extension, the added bean's Instance and its BeanManager, and the discovered bean's Instance find:"
port=$(free_port)
start_payara_micro
expect "Payara" "0 0 0 1" "$(look)"
stop
port=$(free_port)
start_open_liberty cdi-4.0 restfulWS-3.1
expect "Open Liberty" "1 1 1 1" "$(look)"
holds "In Payara, beans that an extension adds see none of the application's"
