package io.github.switchgear.quarkus.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.JavaFileObject.Kind;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.jboss.shrinkwrap.api.asset.ByteArrayAsset;
import org.jboss.shrinkwrap.api.spec.JavaArchive;

/** Beans that nobody wants to write, compiled in memory. */
final class GeneratedBeans {

    private GeneratedBeans() {}

    /** Adds beans with some guarded methods each. */
    static void addTo(JavaArchive archive, int beans, int methods) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (Memory memory = new Memory(compiler.getStandardFileManager(null, null, null))) {
            List<Source> sources = new ArrayList<>();
            for (int bean = 0; bean < beans; bean++) {
                sources.add(source("Bean" + bean, methods));
            }
            assertThat(compiler.getTask(null, memory, null, List.of("-proc:none"), null, sources)
                            .call())
                    .isTrue();
            memory.classes.forEach((name, content) -> archive.add(
                    new ByteArrayAsset(content.toByteArray()), name.replace('.', '/') + Kind.CLASS.extension));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Source source(String name, int methods) {
        StringBuilder text = new StringBuilder(
                        "package com.acme.generated;\n@jakarta.enterprise.context.ApplicationScoped\n")
                .append("@io.github.switchgear.Breaker(allowedFails = 4)\npublic class " + name + " {\n");
        for (int method = 0; method < methods; method++) {
            text.append("    public int call" + method + "(String id) { return id.length(); }\n");
        }
        return new Source("com.acme.generated." + name, text.append("}\n").toString());
    }

    private static final class Source extends SimpleJavaFileObject {

        private final String text;

        Source(String name, String text) {
            super(URI.create("memory:///" + name.replace('.', '/') + Kind.SOURCE.extension), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }

    private static final class Memory extends ForwardingJavaFileManager<JavaFileManager> {

        private final Map<String, ByteArrayOutputStream> classes = new TreeMap<>();

        Memory(JavaFileManager files) {
            super(files);
        }

        @Override
        public JavaFileObject getJavaFileForOutput(Location location, String name, Kind kind, FileObject sibling) {
            return new SimpleJavaFileObject(URI.create("memory:///" + name), kind) {
                @Override
                public OutputStream openOutputStream() {
                    return classes.computeIfAbsent(name, it -> new ByteArrayOutputStream());
                }
            };
        }
    }
}
