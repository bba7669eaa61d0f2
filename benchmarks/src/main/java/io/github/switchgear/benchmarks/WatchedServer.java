package io.github.switchgear.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import io.github.switchgear.core.BreakerOpenException;
import io.github.switchgear.core.BreakerRegistry;
import io.github.switchgear.core.CircuitBreaker;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.ws.rs.SeBootstrap;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.net.ConnectException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Serves the breakers of the {@link Beans} that are on the class path. It prints its port, then does what each line that it
 * reads says: {@code calls <number>} calls so many of them a second, by chance, one in a hundred failing; {@code cpu}
 * prints how many nanoseconds of processor it has taken without those calls.
 */
final class WatchedServer {

    private static final int FAILING = 100;
    private static final long STEP = TimeUnit.MILLISECONDS.toNanos(10);

    private static volatile int callsASecond;

    private WatchedServer() {}

    public static void main(String[] arguments) throws IOException {
        SeBootstrap.Instance server = ListRequest.start();
        List<CircuitBreaker> breakers =
                List.copyOf(CDI.current().select(BreakerRegistry.class).get().all());
        Thread caller = new Thread(() -> call(breakers), "caller");
        caller.setDaemon(true);
        caller.start();
        System.out.println(server.configuration().port());
        BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.startsWith("calls ")) {
                callsASecond = Integer.parseInt(line.substring("calls ".length()));
            } else {
                System.out.println(nanosWithout(caller));
            }
        }
        server.stop().toCompletableFuture().join();
    }

    private static long nanosWithout(Thread caller) {
        OperatingSystemMXBean process = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        return process.getProcessCpuTime() - ManagementFactory.getThreadMXBean().getThreadCpuTime(caller.getId());
    }

    private static void call(List<CircuitBreaker> breakers) {
        SplittableRandom random = new SplittableRandom(1);
        long due = System.nanoTime();
        double owed = 0;
        while (true) {
            due += STEP;
            LockSupport.parkNanos(due - System.nanoTime());
            owed += callsASecond * (double) STEP / TimeUnit.SECONDS.toNanos(1);
            for (; owed >= 1; owed--) {
                call(breakers.get(random.nextInt(breakers.size())), random.nextInt(FAILING) == 0);
            }
        }
    }

    private static void call(CircuitBreaker breaker, boolean fails) {
        try {
            breaker.call(() -> {
                if (fails) {
                    throw new ConnectException();
                }
                return "";
            });
        } catch (ConnectException | BreakerOpenException wanted) {
            // Three in a row open a breaker, which is rare and as it should be.
        } catch (Exception other) {
            throw new IllegalStateException("nothing else fails here", other);
        }
    }
}
