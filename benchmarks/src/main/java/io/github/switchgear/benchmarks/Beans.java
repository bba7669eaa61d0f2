package io.github.switchgear.benchmarks;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.tools.JavaCompiler;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** A large application: a thousand beans of ten methods each, compiled into a directory. */
final class Beans {

    static final int CLASSES = 1_000;
    static final int METHODS = 10;

    private static final String PACKAGE = "application";

    /** Nobody injects them, and Quarkus would leave them out. */
    private static final String UNREMOVABLE = "@io.quarkus.arc.Unremovable\n";

    private Beans() {}

    /** The names of the bean classes. */
    static List<String> names() {
        return names(CLASSES);
    }

    private static List<String> names(int classes) {
        return IntStream.range(0, classes)
                .mapToObj(number -> PACKAGE + ".Client" + number)
                .toList();
    }

    /**
     * Writes and compiles them.
     *
     * @param directory gets the classes and a {@code beans.xml}
     * @param jar has the annotation
     * @param annotation on each of the methods; empty for none
     */
    static void compile(Path directory, Path jar, String annotation) throws IOException {
        compile(directory, jar, annotation, METHODS);
    }

    /**
     * Writes and compiles them.
     *
     * @param directory gets the classes and a {@code beans.xml}
     * @param jar has the annotation
     * @param annotation on each of the methods; empty for none
     * @param methods of each bean
     */
    static void compile(Path directory, Path jar, String annotation, int methods) throws IOException {
        compile(
                directory,
                List.of(jar),
                names().stream()
                        .map(name -> new Source(name, source(name, annotation, "", methods)))
                        .toList());
        Files.createDirectories(directory.resolve("META-INF"));
        Files.writeString(directory.resolve("META-INF/beans.xml"), "<beans bean-discovery-mode=\"annotated\"/>");
    }

    /**
     * Writes and compiles an application for Quarkus that ends as soon as it has started, and before that prints a line: how many
     * milliseconds it took to start, how many bytes of the heap are in use after a collection, and how many classes are loaded.
     *
     * @param directory gets the classes
     * @param libraries have the annotations
     * @param annotation on each of the methods; empty for none
     * @param methods how many there are, a multiple of {@link #METHODS}
     */
    static void compileForQuarkus(Path directory, List<Path> libraries, String annotation, int methods)
            throws IOException {
        List<Source> sources = new ArrayList<>();
        sources.add(new Source(PACKAGE + ".Main", """
                package application;
                @io.quarkus.runtime.annotations.QuarkusMain
                public class Main implements io.quarkus.runtime.QuarkusApplication {
                    public int run(String... arguments) {
                        long started = System.currentTimeMillis();
                        int classes = java.lang.management.ManagementFactory.getClassLoadingMXBean().getLoadedClassCount();
                        started -= java.lang.management.ManagementFactory.getRuntimeMXBean().getStartTime();
                        System.gc();
                        long heap = Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
                        System.out.println(started + " " + heap + " " + classes);
                        return 0;
                    }
                }
                """));
        names(methods / METHODS)
                .forEach(name -> sources.add(new Source(name, source(name, annotation, UNREMOVABLE, METHODS))));
        compile(directory, libraries, sources);
    }

    private static void compile(Path directory, List<Path> libraries, List<Source> sources) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        List<String> options = List.of(
                "-proc:none",
                "-cp",
                libraries.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)),
                "-d",
                directory.toString());
        if (!compiler.getTask(null, null, null, options, null, sources).call()) {
            throw new IllegalStateException("the beans cannot be compiled");
        }
    }

    private static String source(String className, String annotation, String ofClass, int methods) {
        StringBuilder source = new StringBuilder("package " + PACKAGE + ";\n")
                .append(ofClass)
                .append("@jakarta.enterprise.context.ApplicationScoped\n")
                .append("public class ")
                .append(className.substring(PACKAGE.length() + 1))
                .append(" {\n");
        for (int method = 0; method < methods; method++) {
            source.append("  ")
                    .append(annotation)
                    .append(" public String method")
                    .append(method)
                    .append("(String sku) { return sku; }\n");
        }
        return source.append("}\n").toString();
    }

    private static final class Source extends SimpleJavaFileObject {

        private final String text;

        Source(String className, String text) {
            super(URI.create("memory:/" + className.replace('.', '/') + Kind.SOURCE.extension), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}
