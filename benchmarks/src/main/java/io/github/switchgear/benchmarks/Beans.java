package io.github.switchgear.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import javax.tools.JavaCompiler;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** A large application: a thousand beans of ten methods each, compiled into a directory. */
final class Beans {

    static final int CLASSES = 1_000;
    static final int METHODS = 10;

    private static final String PACKAGE = "application";

    private Beans() {}

    /** The names of the bean classes. */
    static List<String> names() {
        return IntStream.range(0, CLASSES)
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
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        List<Source> sources =
                names().stream().map(name -> new Source(name, annotation)).toList();
        List<String> options = List.of("-proc:none", "-cp", jar.toString(), "-d", directory.toString());
        if (!compiler.getTask(null, null, null, options, null, sources).call()) {
            throw new IllegalStateException("the beans cannot be compiled");
        }
        Files.createDirectories(directory.resolve("META-INF"));
        Files.writeString(directory.resolve("META-INF/beans.xml"), "<beans bean-discovery-mode=\"annotated\"/>");
    }

    private static final class Source extends SimpleJavaFileObject {

        private final String className;
        private final String annotation;

        Source(String className, String annotation) {
            super(URI.create("memory:/" + className.replace('.', '/') + Kind.SOURCE.extension), Kind.SOURCE);
            this.className = className;
            this.annotation = annotation;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            StringBuilder source = new StringBuilder("package " + PACKAGE + ";\n")
                    .append("@jakarta.enterprise.context.ApplicationScoped\n")
                    .append("public class ")
                    .append(className.substring(PACKAGE.length() + 1))
                    .append(" {\n");
            for (int method = 0; method < METHODS; method++) {
                source.append("  ")
                        .append(annotation)
                        .append(" public String method")
                        .append(method)
                        .append("(String sku) { return sku; }\n");
            }
            return source.append("}\n");
        }
    }
}
