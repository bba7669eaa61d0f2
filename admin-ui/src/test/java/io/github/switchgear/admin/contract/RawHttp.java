package io.github.switchgear.admin.contract;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sends what no decent client would, byte by byte as it is written here. */
final class RawHttp {

    private static final int PATIENCE_MILLIS = 20_000;
    private static final String CLOSED = "closed";
    private static final byte[] NOTHING = {};
    private static final Pattern LENGTH =
            Pattern.compile("^content-length: *(\\d+)", Pattern.CASE_INSENSITIVE | Pattern.MULTILINE);

    private final URI admin;
    private final String host;
    private final List<String> signIn;

    /**
     * To the admin module of a running server.
     *
     * @param admin where the module is, with no slash at its end
     * @param signIn the header lines that say who is asking
     */
    RawHttp(URI admin, List<String> signIn) {
        this(admin, admin.getAuthority(), signIn);
    }

    private RawHttp(URI admin, String host, List<String> signIn) {
        this.admin = admin;
        this.host = host;
        this.signIn = signIn;
    }

    /** The same server, by another name that it may have in a network. */
    RawHttp calling(String name) {
        return new RawHttp(admin, name, signIn);
    }

    /** A request without a body to a path below the module. */
    String request(String method, String path, String... headers) throws IOException {
        return send(method, path, NOTHING, headers);
    }

    /** An operator's change as it should be, but for its body. */
    String change(String method, String path, String body) throws IOException {
        return send(
                method,
                path,
                body.getBytes(StandardCharsets.UTF_8),
                "Content-Type: application/json",
                "X-Switchgear: 1");
    }

    String send(String method, String path, byte[] body, String... headers) throws IOException {
        try (Socket socket = new Socket(admin.getHost(), admin.getPort())) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            StringBuilder head = new StringBuilder()
                    .append(method + " " + admin.getPath() + path + " HTTP/1.1\r\n")
                    .append("Host: " + host + "\r\n")
                    .append("Connection: close\r\n")
                    .append("Content-Length: " + body.length + "\r\n");
            signIn.forEach(line -> head.append(line).append("\r\n"));
            List.of(headers).forEach(line -> head.append(line).append("\r\n"));
            try {
                OutputStream out = socket.getOutputStream();
                out.write(head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
                out.write(body);
                out.flush();
            } catch (SocketException closedEarly) {
                // The server need not read what it refuses; its answer may be there all the same.
                return read(socket);
            }
            return read(socket);
        }
    }

    static String read(Socket socket) throws IOException {
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        try {
            InputStream in = socket.getInputStream();
            byte[] buffer = new byte[8192];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                answer.write(buffer, 0, read);
                if (isWhole(answer.toString(StandardCharsets.ISO_8859_1))) {
                    break;
                }
            }
        } catch (SocketException reset) {
            return answer.size() == 0 ? CLOSED : answer.toString(StandardCharsets.UTF_8);
        }
        return answer.size() == 0 ? CLOSED : answer.toString(StandardCharsets.UTF_8);
    }

    /** Quarkus answers who is still sending, and keeps the connection until they have sent all. */
    private static boolean isWhole(String answer) {
        int end = answer.indexOf("\r\n\r\n");
        Matcher length = LENGTH.matcher(answer);
        return end >= 0
                && length.region(0, end).find()
                && answer.length() >= end + 4 + Integer.parseInt(length.group(1));
    }

    /** The status of an answer; 0 where the server closed the connection instead. */
    static int status(String answer) {
        return answer.equals(CLOSED) ? 0 : Integer.parseInt(answer.split(" ")[1]);
    }

    static String head(String answer) {
        return answer.substring(0, answer.indexOf("\r\n\r\n"));
    }
}
