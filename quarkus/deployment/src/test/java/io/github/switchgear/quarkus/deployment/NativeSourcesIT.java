package io.github.switchgear.quarkus.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.switchgear.Backoff;
import io.github.switchgear.Breaker;
import io.github.switchgear.ResultValidator;
import io.github.switchgear.Window;
import io.quarkus.bootstrap.app.CuratedApplication;
import io.quarkus.bootstrap.app.QuarkusBootstrap;
import io.quarkus.test.common.PathTestHelper;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.exporter.ExplodedExporter;
import org.jboss.shrinkwrap.api.spec.JavaArchive;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What GraalVM is given to make a native image of: whatever the library looks for by name is told to it by name. */
class NativeSourcesIT {

    private static final Logger BUILD = Logger.getLogger("io.quarkus");
    private static final Path ADMIN = Path.of("../../admin-ui/src/main");
    private static final String CONFIGURED = """
            quarkus.native.enabled=true
            quarkus.native.sources-only=true
            quarkus.package.jar.enabled=false
            quarkus.switchgear.breaker.client.allowed-exceptions=%s,%s
            """.formatted(ConfiguredOne.class.getName(), NotNow.class.getName());

    @TempDir
    private static Path folder;

    private static final Map<String, JsonObject> REFLECTION = new TreeMap<>();
    private static final List<Pattern> RESOURCES = new ArrayList<>();
    private static String proxies;

    @BeforeAll
    static void build() throws Exception {
        Path application = Files.createDirectory(folder.resolve("application"));
        ShrinkWrap.create(JavaArchive.class)
                .addClasses(Base.class, Client.class, Positive.class, NotThere.class, NotNow.class, ConfiguredOne.class)
                .addAsResource(new StringAsset(CONFIGURED), "application.properties")
                .as(ExplodedExporter.class)
                .exportExplodedInto(application.toFile());
        augment(application);
        try (ZipFile runner = new ZipFile(runner().toFile())) {
            proxies = text(runner, "proxy-config.json");
            JsonArray classes = new JsonArray(text(runner, "reflect-config.json"));
            for (int i = 0; i < classes.size(); i++) {
                JsonObject type = classes.getJsonObject(i);
                REFLECTION.put(type.getString("name"), type);
            }
            JsonArray included = new JsonObject(text(runner, "resource-config.json"))
                    .getJsonObject("resources")
                    .getJsonArray("includes");
            for (int i = 0; i < included.size(); i++) {
                RESOURCES.add(Pattern.compile(included.getJsonObject(i).getString("pattern")));
            }
        }
    }

    private static void augment(Path application) throws Exception {
        Path tests = PathTestHelper.getTestClassesLocation(NativeSourcesIT.class);
        Level level = BUILD.getLevel();
        BUILD.setLevel(Level.WARNING);
        try (CuratedApplication curated = QuarkusBootstrap.builder()
                .setMode(QuarkusBootstrap.Mode.PROD)
                .setApplicationRoot(application)
                .setProjectRoot(tests)
                .addExcludedPath(tests)
                .setLocalProjectDiscovery(true)
                .setIsolateDeployment(true)
                .setTargetDirectory(folder)
                .setBaseName("shop")
                .build()
                .bootstrap()) {
            curated.createAugmentor().createProductionApplication();
        } finally {
            BUILD.setLevel(level);
        }
    }

    private static Path runner() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("native-sources"))) {
            return files.filter(file -> file.toString().endsWith(".jar"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static String text(ZipFile jar, String name) throws IOException {
        return new String(
                jar.getInputStream(jar.getEntry("META-INF/native-image/" + name))
                        .readAllBytes(),
                StandardCharsets.UTF_8);
    }

    private static boolean hasAllMethods(String type) {
        return REFLECTION.containsKey(type) && REFLECTION.get(type).getBoolean("allDeclaredMethods", false);
    }

    @Test
    void guardedBeansAreWithTheirMethodsAndWhereTheirFallbacksAreDeclared() {
        assertThat(List.of(Client.class.getName(), Base.class.getName())).allMatch(NativeSourcesIT::hasAllMethods);
    }

    @Test
    void whatTheAnnotationNamesIs() {
        assertThat(REFLECTION).containsKeys(Positive.class.getName(), NotThere.class.getName());
    }

    @Test
    void exceptionsOfTheConfigurationAre() {
        assertThat(REFLECTION).containsKeys(ConfiguredOne.class.getName(), NotNow.class.getName());
    }

    @Test
    void annotationsAreThatAreMadeAnew() {
        for (Class<?> annotation : List.of(Breaker.class, Window.class, Backoff.class)) {
            assertThat(hasAllMethods(annotation.getName()))
                    .as(annotation.getName())
                    .isTrue();
            assertThat(proxies).contains("\"" + annotation.getName() + "\"");
        }
    }

    @Test
    void theDashboardAndTheDescriptionOfRestAre() throws IOException {
        Path root = ADMIN.resolve("resources");
        try (Stream<Path> files = Files.walk(root.resolve("io"))) {
            assertThat(files.filter(Files::isRegularFile).map(root::relativize).map(Path::toString))
                    .hasSizeGreaterThan(20)
                    .allMatch(NativeSourcesIT::isResource);
        }
    }

    private static boolean isResource(String file) {
        return RESOURCES.stream().anyMatch(pattern -> pattern.matcher(file).matches());
    }

    @Test
    void servicesAreWithWhoeverProvidesThem() throws IOException {
        String service = "META-INF/services/io.github.switchgear.core.KnownKeys";

        assertThat(service).matches(NativeSourcesIT::isResource);
        assertThat(Files.readAllLines(Path.of("../../telemetry/src/main/resources", service)))
                .isNotEmpty()
                .allSatisfy(provider -> assertThat(REFLECTION).containsKey(provider));
    }

    @Test
    void whatOfQuarkusIsCalledByNameIs() throws IOException {
        TreeSet<String> names = new TreeSet<>();
        try (Stream<Path> files = Files.walk(ADMIN.resolve("java"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Pattern.compile("\"(io\\.(?:quarkus|vertx)\\.[\\w.]+)\"")
                        .matcher(Files.readString(file))
                        .results()
                        .forEach(name -> names.add(name.group(1)));
            }
        }

        assertThat(names).hasSizeGreaterThan(5);
        assertThat(REFLECTION)
                .containsKeys(names.toArray(String[]::new))
                .containsKey("org.eclipse.microprofile.config.ConfigProvider");
    }

    static class Base {

        String otherwise(String sku) {
            return "none of " + sku;
        }
    }

    @ApplicationScoped
    static class Client extends Base {

        @Breaker(
                name = "client",
                fallbackMethod = "otherwise",
                validator = Positive.class,
                allowedExceptions = NotThere.class)
        String ask(String sku) {
            return sku;
        }
    }

    @ApplicationScoped
    static class Positive implements ResultValidator<String> {

        @Override
        public boolean isValid(String result) {
            return !result.isEmpty();
        }
    }

    static class NotThere extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    static class NotNow extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    static class ConfiguredOne extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}
