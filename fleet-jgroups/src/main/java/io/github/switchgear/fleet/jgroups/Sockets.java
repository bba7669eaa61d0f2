package io.github.switchgear.fleet.jgroups;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.function.IntSupplier;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import org.jgroups.util.DefaultSocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * Sockets for JGroups: with TLS, where both sides show a certificate, if there is a context for that; else plain ones, of which only
 * so many are accepted, since each costs two threads before anybody knows whose it is.
 */
final class Sockets extends DefaultSocketFactory {

    /** JGroups waits for a handshake as long as it takes, which is for ever if the other side is frozen. */
    private static final int HANDSHAKE_MILLIS = 2_000;

    private static final int MOST_CONNECTIONS = 250;

    private final @Nullable SSLContext tls;
    private final IntSupplier connections;

    Sockets(@Nullable SSLContext tls, IntSupplier connections) {
        super(
                tls == null ? javax.net.SocketFactory.getDefault() : tls.getSocketFactory(),
                tls == null ? javax.net.ServerSocketFactory.getDefault() : tls.getServerSocketFactory());
        this.tls = tls;
        this.connections = connections;
    }

    @Override
    public Socket createSocket(String service) throws IOException {
        Socket socket = super.createSocket(service);
        if (socket instanceof SSLSocket secured) {
            secured.setSoTimeout(HANDSHAKE_MILLIS);
            secured.addHandshakeCompletedListener(done -> waitForEver(done.getSocket()));
        }
        return socket;
    }

    private static void waitForEver(SSLSocket socket) {
        try {
            socket.setSoTimeout(0);
        } catch (IOException closed) {
            // Then nobody waits at all.
        }
    }

    @Override
    public ServerSocket createServerSocket(String service) throws IOException {
        if (tls == null) {
            return new Bounded();
        }
        ServerSocket socket = super.createServerSocket(service);
        ((SSLServerSocket) socket).setNeedClientAuth(true);
        return socket;
    }

    private final class Bounded extends ServerSocket {

        Bounded() throws IOException {}

        @Override
        public Socket accept() throws IOException {
            Socket accepted = super.accept();
            while (connections.getAsInt() >= MOST_CONNECTIONS) {
                accepted.close();
                accepted = super.accept();
            }
            return accepted;
        }
    }
}
