package io.github.switchgear.fleet.jgroups;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.Semaphore;
import org.jgroups.util.Responses;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class DiscoveryTest {

    /** JGroups looks for others each second or two, by one of four threads: those would be gone at once, and messages with them. */
    @Test
    @Timeout(30)
    void whoeverWantsToFindOthersWaitsForNothing() throws Exception {
        Semaphore asked = new Semaphore(0);
        Semaphore never = new Semaphore(0);
        Discovery discovery = new Discovery(isFirst -> {
            asked.release();
            never.acquireUninterruptibly();
            return List.of();
        });

        discovery.findMembers(null, true, new Responses(false));
        asked.acquire();
        for (int i = 0; i < 100; i++) {
            discovery.findMembers(null, false, new Responses(false));
        }

        assertThat(asked.availablePermits()).isZero();
        discovery.stop();
    }
}
