#!/usr/bin/env bash
# Weld SE 5.1.7.Final beside OpenWebBeans SE 4.0.3, JDK 17.
#
# Expected: an extension is told by ProcessBean of each enabled bean, and a bean that another one specializes is not
# enabled: it is in no look-up. So what ProcessBean has told of is what there will be.
# What happens: Weld fires ProcessManagedBean for the bean that is specialized, too, before or after the one that takes
# its place, as it happens. OpenWebBeans does not.
# Seen, where Special specializes Base, of ten starts each:
#   OpenWebBeans: Special
#   Weld: Base Special
#   found at run time, in both: Special
# For who builds on it: who collects beans from ProcessBean takes those out, at the end, whose class another one with
# @Specializes extends; who refuses a deployment for a mistake in a bean must not do so before that.
# In Switchgear: PortableBreakerExtension, its field "specialized", and HiddenValidators.forget.
set -euo pipefail
LIMIT=180
source "$(dirname "$0")/lib/common.sh"

file src/app/Main.java << 'JAVA'
package app;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Specializes;
import jakarta.enterprise.inject.se.*;
import jakarta.enterprise.inject.spi.*;
import java.util.*;

public class Main {

    @ApplicationScoped
    public static class Base {}

    @ApplicationScoped
    @Specializes
    public static class Special extends Base {}

    static class Told implements Extension {

        final Set<String> beans = new TreeSet<>();

        void bean(@Observes ProcessManagedBean<? extends Base> event) {
            beans.add(event.getBean().getBeanClass().getSimpleName());
        }
    }

    public static void main(String[] arguments) {
        Told told = new Told();
        SeContainerInitializer application = SeContainerInitializer.newInstance().disableDiscovery();
        application.addBeanClasses(Base.class, Special.class).addExtensions(told);
        try (SeContainer container = application.initialize()) {
            Set<String> found = new TreeSet<>();
            container.getBeanManager().getBeans(Base.class).forEach(it -> found.add(it.getBeanClass().getSimpleName()));
            System.out.println("told " + String.join(" ", told.beans) + ", found " + String.join(" ", found));
        }
    }
}
JAVA

ten_starts() {
  local i
  for i in 1 2 3 4 5 6 7 8 9 10; do
    run_java app.Main 2> "$work/log"
  done | sort -u
}

fetch org.jboss.weld.se:weld-se-core:5.1.7.Final
compile
expect "Weld" "told Base Special, found Special" "$(ten_starts)"
rm -r "$work/lib"
fetch org.apache.openwebbeans:openwebbeans-se:4.0.3 jakarta.enterprise:jakarta.enterprise.cdi-api:4.0.1 \
  jakarta.annotation:jakarta.annotation-api:2.1.1
expect "OpenWebBeans" "told Special, found Special" "$(ten_starts)"
holds "Weld tells an extension of beans that others specialize"
