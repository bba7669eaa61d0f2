package io.github.switchgear.containers.weld;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.partitioningBy;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * An application that is a module, with the library as one beside it. Weld itself is on the class path, since the logger that it
 * needs finds nothing in a Weld that is a module.
 */
class ModulePathIT {

    private static final Pattern MODULES =
            Pattern.compile("(switchgear-extension|jakarta\\.(annotation|el|enterprise|inject|interceptor)).*\\.jar");

    private static final String DESCRIPTOR = """
            module com.acme.shop {
                requires io.github.switchgear;
                uses jakarta.enterprise.inject.spi.Extension;
                opens com.acme.shop;
            }
            """;

    private static final String SHOP = """
            package com.acme.shop;

            import io.github.switchgear.Breaker;
            import io.github.switchgear.core.BreakerRegistry;
            import jakarta.enterprise.context.ApplicationScoped;
            import jakarta.enterprise.inject.se.SeContainer;
            import jakarta.enterprise.inject.se.SeContainerInitializer;
            import jakarta.enterprise.inject.spi.Extension;
            import java.util.ServiceLoader;

            @ApplicationScoped
            public class Shop {

                @Breaker(name = "stock", allowedFails = 1)
                public int stock() {
                    throw new IllegalStateException();
                }

                public static void main(String[] arguments) {
                    Extension found = ServiceLoader.load(Extension.class).stream()
                            .filter(it -> it.type().getModule().getName() != null)
                            .findFirst().orElseThrow().get();
                    SeContainerInitializer application = SeContainerInitializer.newInstance();
                    application.disableDiscovery().addBeanClasses(Shop.class).addExtensions(found);
                    try (SeContainer container = application.initialize()) {
                        for (int i = 0; i < 2; i++) {
                            try {
                                container.select(Shop.class).get().stock();
                            } catch (RuntimeException e) {
                                System.out.println(e.getClass().getSimpleName());
                            }
                        }
                        System.out.println(container.select(BreakerRegistry.class).get().find("stock").get().state());
                    }
                }
            }
            """;

    @TempDir
    Path directory;

    private List<Path> modules;
    private List<Path> others;

    @BeforeEach
    void divide() throws IOException {
        try (Stream<Path> libraries = Files.list(Path.of(System.getProperty("server.libraries")))) {
            Map<Boolean, List<Path>> divided = libraries.collect(partitioningBy(
                    jar -> MODULES.matcher(jar.getFileName().toString()).matches()));
            modules = divided.get(true);
            others = divided.get(false);
        }
    }

    @Test
    void itsBreakersWork() throws Exception {
        assertThat(errors("Shop", SHOP)).isEmpty();

        assertThat(run()).containsSubsequence("IllegalStateException", "BreakerOpenException", "OPEN");
    }

    @Test
    void whatIsNotForApplicationsIsOutOfTheirReach() throws IOException {
        String errors = errors("Curious", """
                package com.acme.shop;

                class Curious {
                    io.github.switchgear.cdi.plan.BreakerPlan plan;
                }
                """);

        assertThat(errors)
                .contains("package io.github.switchgear.cdi.plan is declared in module io.github.switchgear,"
                        + " which does not export it");
    }

    private String errors(String name, String source) throws IOException {
        Path descriptor = Files.writeString(directory.resolve("module-info.java"), DESCRIPTOR);
        Path type = Files.writeString(directory.resolve(name + ".java"), source);
        StringWriter errors = new StringWriter();
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
            compiler.getTask(
                            errors,
                            files,
                            null,
                            List.of("--release", "17", "-d", classes().toString(), "-p", path(modules), "-cp", ""),
                            null,
                            files.getJavaFileObjects(descriptor, type))
                    .call();
        }
        return errors.toString();
    }

    private Path classes() {
        return directory.resolve("classes");
    }

    private List<String> run() throws IOException, InterruptedException {
        List<Path> all = new ArrayList<>(modules);
        all.add(classes());
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-p",
                        path(all),
                        "--add-modules",
                        "ALL-MODULE-PATH",
                        // Weld makes classes in both that extend its own
                        "--add-reads",
                        "com.acme.shop=ALL-UNNAMED",
                        "--add-reads",
                        "io.github.switchgear=ALL-UNNAMED",
                        "-cp",
                        path(others),
                        "-m",
                        "com.acme.shop/com.acme.shop.Shop")
                .redirectErrorStream(true)
                .start();
        List<String> lines = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList();
        assertThat(process.waitFor()).as(String.join("\n", lines)).isZero();
        return lines;
    }

    private static String path(List<Path> entries) {
        return entries.stream().map(Path::toString).collect(joining(File.pathSeparator));
    }
}
