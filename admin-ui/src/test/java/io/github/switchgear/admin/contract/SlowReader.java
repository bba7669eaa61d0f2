package io.github.switchgear.admin.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** A client that has asked for the event stream and reads nothing by itself, behind a network that holds little. */
public final class SlowReader implements AutoCloseable {

    private static final int BUFFER = 8 * 1024;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Socket socket;

    private SlowReader(Socket socket) {
        this.socket = socket;
    }

    /** Asks for the stream, with the lines of the request's head that say who is asking. */
    public static SlowReader open(URI stream, String... headers) throws IOException {
        Socket socket = new Socket();
        try {
            socket.setReceiveBufferSize(BUFFER);
            socket.setSoTimeout((int) PATIENCE.toMillis());
            socket.connect(new InetSocketAddress(stream.getHost(), stream.getPort()));
            String head = "GET " + stream.getPath() + " HTTP/1.1\r\nHost: localhost\r\n" + String.join("\r\n", headers);
            socket.getOutputStream().write((head + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
            return new SlowReader(socket);
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    /** Reads the head of the answer, and nothing more. */
    public String head() throws IOException {
        return readUntil("\r\n\r\n");
    }

    /** Reads up to the end of a text, and nothing more. */
    public String readUntil(String end) throws IOException {
        StringBuilder read = new StringBuilder();
        while (read.indexOf(end) < 0) {
            int next = socket.getInputStream().read();
            assertThat(next).as("the connection lives").isNotEqualTo(-1);
            read.append((char) next);
        }
        return read.toString();
    }

    /** What the network held already may still come; then there is an end, one way or the other. */
    public long readToEnd() throws IOException {
        InputStream stream = socket.getInputStream();
        long bytes = 0;
        byte[] buffer = new byte[64 * 1024];
        try {
            for (int read = stream.read(buffer); read >= 0; read = stream.read(buffer)) {
                bytes += read;
            }
        } catch (SocketException reset) {
            assertThat(reset).hasMessageContaining("reset");
        }
        return bytes;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
