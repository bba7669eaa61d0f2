package io.github.switchgear.admin;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/** One server for the tests of a class, with fresh breakers for each. */
abstract class AdminTest {

    static AdminServer server;

    CapturedLog log;

    @BeforeAll
    static void start() {
        server = AdminServer.start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void closeBreakers() {
        log = new CapturedLog("io.github.switchgear");
        server.breaker("inventory").reset();
        log.lines().clear();
    }

    @AfterEach
    void giveLogBack() {
        log.close();
    }
}
