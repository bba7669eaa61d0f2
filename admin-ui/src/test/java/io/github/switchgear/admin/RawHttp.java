package io.github.switchgear.admin;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** Sends what no decent client would, byte by byte as it is written here. */
final class RawHttp {

    private static final int PATIENCE_MILLIS = 20_000;

    private final URI server;

    RawHttp(URI server) {
        this.server = server;
    }

    /** An operator's change of a breaker, with whatever body. */
    String change(String method, String action, String body) throws IOException {
        return send(
                method + " " + server.getPath() + "/api/breakers/inventory/" + action + " HTTP/1.1",
                "Content-Type: application/json\r\nX-Switchgear: 1",
                body.getBytes(StandardCharsets.UTF_8));
    }

    /** A request of an operator: the request line, headers beside those that it always has, and the body. */
    String send(String line, String headers, byte[] body) throws IOException {
        try (Socket socket = new Socket(server.getHost(), server.getPort())) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            String head = line + "\r\nHost: " + server.getAuthority() + "\r\nConnection: close\r\nTest-User: otto\r\n"
                    + "Test-Roles: switchgear-operator\r\nContent-Length: " + body.length + "\r\n"
                    + (headers.isEmpty() ? "" : headers + "\r\n") + "\r\n";
            ByteArrayOutputStream answer = new ByteArrayOutputStream();
            try {
                OutputStream out = socket.getOutputStream();
                out.write(head.getBytes(StandardCharsets.ISO_8859_1));
                out.write(body);
                out.flush();
            } catch (SocketException closedEarly) {
                // The server need not read what it refuses; its answer is there all the same, or the connection is not.
                answer.reset();
            }
            try {
                InputStream in = socket.getInputStream();
                byte[] buffer = new byte[8192];
                for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                    answer.write(buffer, 0, read);
                }
            } catch (SocketException reset) {
                return answer.size() == 0 ? "closed" : answer.toString(StandardCharsets.UTF_8);
            }
            return answer.size() == 0 ? "closed" : answer.toString(StandardCharsets.UTF_8);
        }
    }

    /** The status of an answer; 0 where the server closed the connection instead. */
    static int status(String answer) {
        return answer.equals("closed") ? 0 : Integer.parseInt(answer.split(" ")[1]);
    }
}
