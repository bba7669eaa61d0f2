package io.github.switchgear.telemetry.opentelemetry;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** Stands in for a collector on this machine: takes metrics by OTLP over HTTP in protobuf, and keeps the newest request. */
final class Collector implements AutoCloseable {

    private static final String MEDIA_TYPE = "application/x-protobuf";

    private final AtomicReference<Optional<ExportMetricsServiceRequest>> newest =
            new AtomicReference<>(Optional.empty());
    private final HttpServer server;

    Collector() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/v1/metrics", this::take);
        server.start();
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (!MEDIA_TYPE.equals(exchange.getRequestHeaders().getFirst("Content-Type"))) {
                exchange.sendResponseHeaders(415, -1);
                return;
            }
            newest.set(Optional.of(ExportMetricsServiceRequest.parseFrom(exchange.getRequestBody())));
            byte[] answer = ExportMetricsServiceResponse.getDefaultInstance().toByteArray();
            exchange.getResponseHeaders().set("Content-Type", MEDIA_TYPE);
            exchange.sendResponseHeaders(200, answer.length == 0 ? -1 : answer.length);
            exchange.getResponseBody().write(answer);
        }
    }

    /** Where exporters send metrics. */
    String endpoint() {
        return "http://localhost:" + server.getAddress().getPort() + "/v1/metrics";
    }

    /** What came last; empty if nothing has come since it was last asked. */
    Optional<ExportMetricsServiceRequest> next() {
        return newest.getAndSet(Optional.empty());
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
