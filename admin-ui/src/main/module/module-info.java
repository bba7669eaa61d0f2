/**
 * The REST resource and the dashboard with which an operator watches and operates the breakers.
 *
 * <p>What an application may name is in the package that is exported. The rooms below it are open to the container, which makes
 * beans and resources of their classes, and are nobody's to compile against.
 */
module io.github.switchgear.admin {
    requires io.github.switchgear;
    requires jakarta.annotation;
    requires jakarta.json;
    requires transitive jakarta.ws.rs;
    requires java.management;
    requires static org.jspecify;

    exports io.github.switchgear.admin;

    opens io.github.switchgear.admin;
    opens io.github.switchgear.admin.access;
    opens io.github.switchgear.admin.audit;
    opens io.github.switchgear.admin.history;
    opens io.github.switchgear.admin.json;
    opens io.github.switchgear.admin.operation;
    opens io.github.switchgear.admin.page;
    opens io.github.switchgear.admin.rest;
    opens io.github.switchgear.admin.stream;
    opens io.github.switchgear.admin.view;
}
