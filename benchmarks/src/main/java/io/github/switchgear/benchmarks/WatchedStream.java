package io.github.switchgear.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLong;

/** Somebody who reads an event stream, and counts all bytes that come. */
final class WatchedStream implements AutoCloseable {

    private final AtomicLong bytes = new AtomicLong();
    private final Socket socket;

    WatchedStream(URI stream) throws IOException {
        socket = new Socket(stream.getHost(), stream.getPort());
        String request =
                "GET " + stream.getRawPath() + "?" + stream.getRawQuery() + " HTTP/1.1\r\nHost: localhost\r\n\r\n";
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        InputStream answer = socket.getInputStream();
        Thread reader = new Thread(() -> read(answer), "reader");
        reader.setDaemon(true);
        reader.start();
    }

    private void read(InputStream answer) {
        byte[] buffer = new byte[1 << 16];
        try {
            for (int read = answer.read(buffer); read >= 0; read = answer.read(buffer)) {
                bytes.addAndGet(read);
            }
        } catch (IOException failure) {
            if (!socket.isClosed()) {
                throw new IllegalStateException("the stream was cut", failure);
            }
        }
    }

    long bytes() {
        return bytes.get();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
