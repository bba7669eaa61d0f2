package io.github.switchgear.containers;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import org.jboss.jandex.IndexWriter;
import org.jboss.jandex.Indexer;
import org.jboss.shrinkwrap.api.Archive;
import org.jboss.shrinkwrap.api.Filters;
import org.jboss.shrinkwrap.api.Node;

/** Jars: those on the tests' own class path, which Maven has put there as they are released. */
final class Libraries {

    private Libraries() {}

    /** The jar that a class is in. */
    static File with(Class<?> type) {
        Path jar = Path.of(URI.create(
                type.getProtectionDomain().getCodeSource().getLocation().toString()));
        if (!jar.toString().endsWith(".jar")) {
            throw new IllegalStateException(jar + " is no jar; these tests run after the phase 'package'");
        }
        return jar.toFile();
    }

    /** The file {@code META-INF/jandex.idx} for a jar. */
    static byte[] indexOf(Archive<?> jar) {
        Indexer indexer = new Indexer();
        ByteArrayOutputStream index = new ByteArrayOutputStream();
        try {
            for (Node file : jar.getContent(Filters.include(".*\\.class")).values()) {
                try (InputStream classFile = file.getAsset().openStream()) {
                    indexer.index(classFile);
                }
            }
            new IndexWriter(index).write(indexer.complete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return index.toByteArray();
    }
}
