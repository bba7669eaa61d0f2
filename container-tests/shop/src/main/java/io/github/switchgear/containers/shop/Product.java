package io.github.switchgear.containers.shop;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Optional;
import java.util.Properties;

/** An implementation of a specification, told by the package of its classes. */
enum Product {
    ARC("ArC", "io.quarkus.arc.", "io.quarkus.arc/arc"),
    CXF("CXF", "org.apache.cxf.", "org.apache.cxf/cxf-rt-frontend-jaxrs"),
    JERSEY("Jersey", "org.glassfish.jersey.", "org.glassfish.jersey.core/jersey-common"),
    OPEN_WEB_BEANS("OpenWebBeans", "org.apache.webbeans.", "org.apache.openwebbeans/openwebbeans-impl"),
    QUARKUS_REST("Quarkus REST", "org.jboss.resteasy.reactive.", "io.quarkus.resteasy.reactive/resteasy-reactive"),
    RESTEASY("RESTEasy", "org.jboss.resteasy.", "org.jboss.resteasy/resteasy-core"),
    WELD("Weld", "org.jboss.weld.", "org.jboss.weld/weld-core-impl");

    private final String title;
    private final String packages;
    private final String artifact;

    Product(String title, String packages, String artifact) {
        this.title = title;
        this.packages = packages;
        this.artifact = artifact;
    }

    /** The title and, where it can be told, the version of what a class belongs to. */
    static String of(Class<?> type) {
        return Arrays.stream(values())
                .filter(product -> type.getName().startsWith(product.packages))
                .findFirst()
                .map(product -> product.inTheVersionOf(type))
                .orElseGet(type::getPackageName);
    }

    private String inTheVersionOf(Class<?> type) {
        return versionOfTheArtifact(type)
                .or(() -> versionOfThePackage(type))
                .map(version -> title + " " + version)
                .orElse(title);
    }

    /** Also where jars were put together to one, whose manifest tells another version or none. */
    private Optional<String> versionOfTheArtifact(Class<?> type) {
        try (InputStream in =
                type.getClassLoader().getResourceAsStream("META-INF/maven/" + artifact + "/pom.properties")) {
            if (in == null) {
                return Optional.empty();
            }
            Properties properties = new Properties();
            properties.load(in);
            return Optional.ofNullable(properties.getProperty("version"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<String> versionOfThePackage(Class<?> type) {
        return Optional.ofNullable(type.getPackage().getImplementationVersion());
    }
}
