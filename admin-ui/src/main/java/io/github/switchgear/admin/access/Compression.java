package io.github.switchgear.admin.access;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.WriterInterceptor;
import jakarta.ws.rs.ext.WriterInterceptorContext;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Compresses what this module answers for whoever can read that. It is the last to see an answer, so that one that the
 * application or the container compresses is left as it is. Event streams are no bytes yet here, and stay as they are: each
 * event has to go at once.
 */
@Guarded
@Provider
@Priority(Integer.MAX_VALUE)
@ApplicationScoped
public class Compression implements WriterInterceptor {

    /** Whether the request's sender can read what is compressed, as a property of the request. */
    static final String ACCEPTED = "io.github.switchgear.admin.compression";

    /** What is smaller fits into one packet as it is. */
    static final int LEAST = 1024;

    private static final String GZIP = "gzip";

    @Override
    public void aroundWriteTo(WriterInterceptorContext answer) throws IOException {
        if (answer.getEntity() instanceof byte[] bytes
                && bytes.length >= LEAST
                && Boolean.TRUE.equals(answer.getProperty(ACCEPTED))
                && !answer.getHeaders().containsKey(HttpHeaders.CONTENT_ENCODING)) {
            answer.getHeaders().putSingle(HttpHeaders.CONTENT_ENCODING, GZIP);
            answer.getHeaders().remove(HttpHeaders.CONTENT_LENGTH);
            answer.setEntity(compressed(bytes));
        }
        answer.proceed();
    }

    /** As fast as it goes: what there is to say of breakers is much the same for all of them. */
    static byte[] compressed(byte[] bytes) throws IOException {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream(bytes.length / 8);
        try (OutputStream gzip = new FastGzip(compressed)) {
            gzip.write(bytes);
        }
        return compressed.toByteArray();
    }

    private static final class FastGzip extends GZIPOutputStream {

        FastGzip(OutputStream to) throws IOException {
            super(to, 1 << 15);
            def.setLevel(Deflater.BEST_SPEED);
        }
    }

    /** Whether a header {@code Accept-Encoding} names what is used here, and does not rule it out. */
    static boolean isAccepted(@Nullable String header) {
        if (header == null) {
            return false;
        }
        for (String coding : header.toLowerCase(Locale.ROOT).split(",", -1)) {
            String[] parts = coding.split(";", -1);
            if (parts[0].trim().equals(GZIP)) {
                return parts.length == 1 || !parts[1].trim().matches("q\\s*=\\s*0(\\.0*)?");
            }
        }
        return false;
    }
}
