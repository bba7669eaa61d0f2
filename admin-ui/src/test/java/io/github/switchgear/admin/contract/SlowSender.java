package io.github.switchgear.admin.contract;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** A client that announces a change and sends all of its body but the end, until it is told to. */
final class SlowSender implements AutoCloseable {

    private static final String BODY = "{\"reason\":\"slow\"}";
    private static final int HELD_BACK = 3;

    private final Socket socket;
    private final CompletableFuture<String> answer = new CompletableFuture<>();

    private SlowSender(Socket socket) {
        this.socket = socket;
        Thread reader = new Thread(this::read, "slow-sender");
        reader.setDaemon(true);
        reader.start();
    }

    static SlowSender begin(URI admin, String path, List<String> signIn) throws IOException {
        Socket socket = new Socket(admin.getHost(), admin.getPort());
        String head = "POST " + admin.getPath() + path + " HTTP/1.1\r\n"
                + "Host: " + admin.getAuthority() + "\r\n"
                + "Connection: close\r\n"
                + "Content-Length: " + BODY.length() + "\r\n"
                + "Content-Type: application/json\r\n"
                + "X-Switchgear: 1\r\n"
                + String.join("\r\n", signIn) + "\r\n\r\n";
        write(socket, head + BODY.substring(0, BODY.length() - HELD_BACK));
        return new SlowSender(socket);
    }

    private static void write(Socket socket, String text) throws IOException {
        OutputStream out = socket.getOutputStream();
        out.write(text.getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
    }

    private void read() {
        try {
            answer.complete(RawHttp.read(socket));
        } catch (IOException e) {
            answer.completeExceptionally(e);
        }
    }

    void finish() throws IOException {
        write(socket, BODY.substring(BODY.length() - HELD_BACK));
    }

    /** What the server answers, once it has. */
    CompletableFuture<String> answer() {
        return answer;
    }

    boolean isAnswered() {
        return answer.isDone();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
