package io.github.switchgear.containers.enterprise;

import io.github.switchgear.containers.enterprise.ejb.AppointedBean;
import io.github.switchgear.containers.enterprise.ejb.AsynchronousBean;
import io.github.switchgear.containers.enterprise.ejb.LocalService;
import io.github.switchgear.containers.enterprise.ejb.OrderBean;
import io.github.switchgear.containers.enterprise.ejb.RejectedTimerBean;
import io.github.switchgear.containers.enterprise.ejb.SingletonBean;
import io.github.switchgear.containers.enterprise.ejb.StatelessBean;
import io.github.switchgear.containers.enterprise.ejb.TimerBean;
import io.github.switchgear.containers.enterprise.lib.SharedClient;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Calls a bean of any module, and tells what its client gets. */
@Path("calls/{bean}")
@RequestScoped
public class CallsResource {

    @Inject
    SharedClient shared;

    @Inject
    WebClient web;

    @Inject
    TransactedClient transacted;

    @Inject
    Checkout checkout;

    @Inject
    Conversation conversation;

    @EJB
    WebBean webEjb;

    @EJB
    StatelessBean stateless;

    @EJB
    LocalService local;

    @EJB
    SingletonBean singleton;

    @EJB
    AsynchronousBean asynchronous;

    @EJB
    OrderBean order;

    @EJB
    TimerBean timer;

    @EJB
    AppointedBean appointed;

    @EJB
    RejectedTimerBean rejected;

    @GET
    public String call(@PathParam("bean") String bean, @QueryParam("fails") boolean fails) {
        try {
            return answer(bean, fails);
        } catch (Exception thrown) {
            return Stream.iterate((Throwable) thrown, Objects::nonNull, Throwable::getCause)
                    .map(it -> it.getClass().getSimpleName())
                    .collect(Collectors.joining(" of "));
        }
    }

    private String answer(String bean, boolean fails) throws Exception {
        return switch (bean) {
            case "shared" -> shared.call(fails);
            case "web" -> web.call(fails);
            case "blank" -> web.find(" ");
            case "web-ejb" -> webEjb.call(fails);
            case "stateless" -> stateless.call(fails);
            case "local" -> local.call(fails);
            case "singleton" -> singleton.call(fails);
            case "stateful" -> conversation.call(fails);
            case "future" -> asynchronous.call(fails).get();
            case "unanswered" -> {
                asynchronous.send(fails);
                yield "sent";
            }
            case "transacted" -> transacted.call(fails);
            case "uncommitted" -> transacted.callWithoutCommit(fails);
            case "checkout" -> checkout.afterRejection();
            case "checkout-transactional" -> checkout.afterRejectionBesideTransactional();
            case "checkout-not-rolled-back" -> checkout.afterRejectionThatDoesNotRollBack();
            case "timer" -> timer.calls();
            case "appointed" -> appointed.calls();
            case "timers" -> rejected.timers();
            case "order" -> order.afterRejection();
            default -> throw new NotFoundException(bean);
        };
    }
}
