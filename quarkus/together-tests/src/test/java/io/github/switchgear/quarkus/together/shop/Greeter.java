package io.github.switchgear.quarkus.together.shop;

import io.github.switchgear.Breaker;
import io.grpc.BindableService;
import io.grpc.Drainable;
import io.grpc.MethodDescriptor;
import io.grpc.MethodDescriptor.Marshaller;
import io.grpc.MethodDescriptor.MethodType;
import io.grpc.ServerServiceDefinition;
import io.grpc.stub.ServerCalls;
import io.quarkus.grpc.GrpcService;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** A service over gRPC, of texts alone, so that nothing has to be generated. */
@GrpcService
public class Greeter implements BindableService {

    private static final String SERVICE = "shop.Greeter";

    /** The one method. */
    public static final MethodDescriptor<String, String> GREET = MethodDescriptor.<String, String>newBuilder()
            .setType(MethodType.UNARY)
            .setFullMethodName(MethodDescriptor.generateFullMethodName(SERVICE, "greet"))
            .setRequestMarshaller(new Text())
            .setResponseMarshaller(new Text())
            .build();

    @Override
    public ServerServiceDefinition bindService() {
        return ServerServiceDefinition.builder(SERVICE)
                .addMethod(GREET, ServerCalls.asyncUnaryCall((name, answer) -> {
                    answer.onNext(greet(name));
                    answer.onCompleted();
                }))
                .build();
    }

    /**
     * Greets.
     *
     * @param name whom
     * @return the greeting
     */
    @Breaker(name = "greeter")
    public String greet(String name) {
        return "Hello " + name;
    }

    private static final class Text implements Marshaller<String> {

        @Override
        public InputStream stream(String value) {
            return new Bytes(value.getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public String parse(InputStream stream) {
            try {
                return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** As Quarkus' server wants them. */
    private static final class Bytes extends ByteArrayInputStream implements Drainable {

        Bytes(byte[] content) {
            super(content);
        }

        @Override
        public int drainTo(OutputStream target) throws IOException {
            return (int) transferTo(target);
        }
    }
}
