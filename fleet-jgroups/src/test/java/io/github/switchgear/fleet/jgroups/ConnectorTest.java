package io.github.switchgear.fleet.jgroups;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jgroups.Address;
import org.jgroups.stack.IpAddress;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ConnectorTest {

    private final BlockingQueue<String> sent = new LinkedBlockingQueue<>();
    private final CountDownLatch connected = new CountDownLatch(1);
    private final Connector connector = new Connector(Thread::new, this::send);

    private final Address slow = new IpAddress(1);
    private final Address refusing = new IpAddress(2);
    private final Address quick = new IpAddress(3);

    private void send(Address to, byte[] frame) throws IOException, InterruptedException {
        if (to.equals(slow)) {
            connected.await();
        }
        sent.add(to + " " + frame[0]);
        if (to.equals(refusing)) {
            throw new IOException("refused");
        }
    }

    private void say(Address to, int what) {
        connector.send(to, new byte[] {(byte) what});
    }

    private String next() throws InterruptedException {
        return sent.poll(20, TimeUnit.SECONDS);
    }

    @AfterEach
    void end() {
        connector.close();
    }

    @Test
    void whoSendsDoesNotWaitAndWhatWaitsKeepsItsOrder() throws Exception {
        say(slow, 1);
        say(slow, 2);
        say(slow, 3);
        assertThat(sent).isEmpty();

        connected.countDown();

        assertThat(List.of(next(), next(), next())).containsExactly(slow + " 1", slow + " 2", slow + " 3");
    }

    @Test
    void onlySoMuchWaits() throws Exception {
        for (int i = 0; i < 1_000; i++) {
            say(slow, 7);
        }
        connected.countDown();
        say(quick, 1);

        List<String> all = new ArrayList<>();
        String last = next();
        while (!last.equals(quick + " 1")) {
            all.add(last);
            last = next();
        }
        assertThat(all).hasSizeBetween(64, 65).containsOnly(slow + " 7");
    }

    @Test
    void whatCannotBeSentIsDroppedAndTheNextIsTriedAgain() throws Exception {
        say(refusing, 1);
        assertThat(next()).isEqualTo(refusing + " 1");
        say(quick, 1);
        assertThat(next()).isEqualTo(quick + " 1");

        say(refusing, 2);
        assertThat(next()).isEqualTo(refusing + " 2");
    }

    @Test
    void afterTheEndNothingIsSent() {
        connector.close();

        say(quick, 1);

        assertThat(sent).isEmpty();
    }
}
