package io.github.switchgear.contract;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Classes that are compiled while a test runs, so that some can be absent afterwards, or of packages that are not ours. */
public final class Compiled {

    private final Path folder;
    private final ClassLoader loader;

    private Compiled(Path folder) {
        this.folder = folder;
        this.loader = new URLClassLoader(new URL[] {url(folder)}, Compiled.class.getClassLoader());
    }

    private static URL url(Path folder) {
        try {
            return folder.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Compiles classes.
     *
     * @param folder where they go
     * @param sources one class each, in which the others may be mentioned
     */
    public static Compiled of(Path folder, String... sources) {
        return of(folder, List.of(), sources);
    }

    /**
     * Compiles classes that need more than the test's own class path.
     *
     * @param folder where they go
     * @param libraries that they need
     * @param sources one class each, in which the others may be mentioned
     */
    public static Compiled of(Path folder, List<Path> libraries, String... sources) {
        String classPath = Stream.concat(
                        Stream.of(System.getProperty("java.class.path")),
                        libraries.stream().map(Path::toString))
                .collect(Collectors.joining(File.pathSeparator));
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        List<JavaFileObject> files =
                Arrays.stream(sources).<JavaFileObject>map(Source::new).toList();
        List<String> options = List.of("-d", folder.toString(), "-proc:none", "-classpath", classPath);
        if (!compiler.getTask(null, null, null, options, null, files).call()) {
            throw new IllegalArgumentException("they do not compile");
        }
        return new Compiled(folder);
    }

    /** Takes a class away, as if a library were missing. */
    public Compiled without(String name) {
        try {
            Files.delete(folder.resolve(name.replace('.', '/') + ".class"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    /** One of them. */
    public Class<?> load(String name) {
        try {
            return loader.loadClass(name);
        } catch (ClassNotFoundException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static final class Source extends SimpleJavaFileObject {

        private final String text;

        Source(String text) {
            super(URI.create("string:///" + path(text)), Kind.SOURCE);
            this.text = text;
        }

        private static String path(String text) {
            String packageName = text.replaceAll("(?s).*?package ([\\w.]+);.*", "$1");
            String type = text.replaceAll("(?s).*?(?:class|interface|enum|record) (\\w+).*", "$1");
            return packageName.replace('.', '/') + "/" + type + Kind.SOURCE.extension;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}
