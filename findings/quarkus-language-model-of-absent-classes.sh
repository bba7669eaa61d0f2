#!/usr/bin/env bash
# Quarkus 3.33.2, ArC's language model for build compatible extensions, over Jandex; JDK 17.
#
# Expected: classes may mention what the application is without: Java ignores an annotation whose class is absent, and
# never loads an optional library's class that nobody uses. So an extension that looks at all beans is told the names,
# which are in the class file, or gets an exception that CDI documents.
# What happens: AnnotationInfo.name() throws an IllegalStateException where the annotation's class is absent, so that to
# look for an annotation by its name fails at every bean that carries any such one; hasAnnotation(Class) works.
# ClassInfo.methods() and fields() throw a NullPointerException without message where an interface of the class is
# absent, although its name is told. What an extension does not catch fails the build of the application.
# Seen:
#   absent annotation, hasAnnotation(ApplicationScoped.class): true
#   absent annotation, name(): java.lang.IllegalStateException: Class lib.Absent not found in Jandex
#   absent interface, superInterfaces(): [lib.Optional]
#   absent interface, methods(): java.lang.NullPointerException: null
# For who builds on it: each question to the language model beyond hasAnnotation(Class) is asked so that it may fail,
# and a class that cannot be told of is passed by, unless it carries what the extension is there for.
# In Switchgear: DescribedClasses in the package io.github.switchgear.cdi.discovery.
set -euo pipefail
LIMIT=300
source "$(dirname "$0")/lib/common.sh"

# A jar of two beans, built with a library that the application has not.
file src/lib/Absent.java << 'JAVA'
package lib;

import java.lang.annotation.*;

@Retention(RetentionPolicy.RUNTIME)
public @interface Absent {}
JAVA
file src/lib/Optional.java << 'JAVA'
package lib;

public interface Optional {}
JAVA
file src/app/Annotated.java << 'JAVA'
package app;

@lib.Absent
@jakarta.enterprise.context.ApplicationScoped
public class Annotated {}
JAVA
file src/app/Implementing.java << 'JAVA'
package app;

@jakarta.enterprise.context.ApplicationScoped
public class Implementing implements lib.Optional {}
JAVA
fetch jakarta.enterprise:jakarta.enterprise.cdi-api:4.1.0
compile
rm -r "$work/src" "$work/classes/lib"
mkdir -p "$work/src/main/resources"
mv "$work/classes/app" "$work/src/main/resources"

file src/main/java/app/Look.java << 'JAVA'
package app;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.build.compatible.spi.*;
import jakarta.enterprise.lang.model.AnnotationInfo;
import jakarta.enterprise.lang.model.declarations.ClassInfo;
import java.io.*;
import java.nio.file.*;
import java.util.concurrent.Callable;

public class Look implements BuildCompatibleExtension {

    @Registration(types = Object.class)
    public void look(BeanInfo bean) throws IOException {
        ClassInfo type = bean.declaringClass();
        if (type.name().equals("app.Annotated")) {
            tell("hasAnnotation", () -> type.hasAnnotation(ApplicationScoped.class));
            tell("name", () -> type.annotations().stream().map(AnnotationInfo::name).toList());
        }
        if (type.name().equals("app.Implementing")) {
            tell("superInterfaces", type::superInterfaces);
            tell("methods", type::methods);
        }
    }

    private static void tell(String what, Callable<?> question) throws IOException {
        String answer;
        try {
            answer = String.valueOf(question.call());
        } catch (Exception e) {
            answer = e.getClass().getName() + ": " + e.getMessage();
        }
        Files.writeString(
                Path.of(System.getProperty("seen")),
                what + " = " + answer + "\n",
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
    }
}
JAVA
file src/main/resources/META-INF/services/jakarta.enterprise.inject.build.compatible.spi.BuildCompatibleExtension \
  <<< app.Look
export MAVEN_OPTS="${MAVEN_OPTS:-} -Dseen=$work/seen"
build_quarkus quarkus-arc < /dev/null

seen() {
  sed -n "s/^$1 = //p" "$work/seen" | sort -u
}

expect "absent annotation, hasAnnotation(ApplicationScoped.class)" true "$(seen hasAnnotation)"
expect "absent annotation, name()" \
  "java.lang.IllegalStateException: Class lib.Absent not found in Jandex" "$(seen name)"
expect "absent interface, superInterfaces()" "[lib.Optional]" "$(seen superInterfaces)"
expect "absent interface, methods()" "java.lang.NullPointerException: null" "$(seen methods)"
holds "ArC's language model throws where a class that is mentioned is absent"
