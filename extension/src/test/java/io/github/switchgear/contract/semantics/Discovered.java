package io.github.switchgear.contract.semantics;

import io.github.switchgear.Breaker;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Stereotype;
import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Beans whose methods are guarded in all the ways there are; every method fails, and one failure opens its breaker. */
final class Discovered {

    private Discovered() {}

    @ApplicationScoped
    @Breaker(allowedFails = 1)
    static class WholeClass {

        void first() {
            throw Runs.failure();
        }

        public void second() {
            helper();
        }

        @Breaker(name = "of-the-method", allowedFails = 1, retryTimer = 7)
        void overriding() {
            throw Runs.failure();
        }

        private static void staticHelper() {
            throw Runs.failure();
        }

        private void helper() {
            staticHelper();
        }
    }

    @Dependent
    @Breaker(allowedFails = 1)
    static class WithHelpers {

        void guarded() {
            privateHelper();
        }

        static void staticHelper() {
            throw Runs.failure();
        }

        private void privateHelper() {
            throw Runs.failure();
        }

        final void finalHelper() {
            throw Runs.failure();
        }
    }

    @Breaker(allowedFails = 1)
    abstract static class InheritedFrom {

        void inherited() {
            throw Runs.failure();
        }
    }

    @ApplicationScoped
    static class Inheriting extends InheritedFrom {

        void own() {
            throw Runs.failure();
        }
    }

    abstract static class MethodInheritedFrom {

        @Breaker(allowedFails = 1)
        void guarded() {
            throw Runs.failure();
        }

        void unguarded() {
            throw Runs.failure();
        }
    }

    @Dependent
    static class InheritingTheMethod extends MethodInheritedFrom {}

    @ApplicationScoped
    static class Overloaded {

        @Breaker(allowedFails = 1)
        void find(String sku) {
            throw Runs.failure();
        }

        @Breaker(allowedFails = 1)
        void find(String[] skus, int from) {
            throw Runs.failure();
        }
    }

    abstract static class Source<K> {

        abstract K load(K key);

        @Breaker(allowedFails = 1)
        K reload(K key) {
            throw Runs.failure();
        }
    }

    @ApplicationScoped
    static class NumberSource extends Source<Integer> {

        @Override
        @Breaker(allowedFails = 1)
        Integer load(Integer key) {
            throw Runs.failure();
        }
    }

    @Stereotype
    @ApplicationScoped
    @Breaker(allowedFails = 1)
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.TYPE)
    public @interface Client {}

    @Client
    static class Stereotyped {

        void call() {
            throw Runs.failure();
        }
    }

    @InterceptorBinding
    @Breaker(allowedFails = 1)
    @Retention(RetentionPolicy.RUNTIME)
    @Target({ElementType.TYPE, ElementType.METHOD})
    public @interface Guarded {}

    @Guarded
    @ApplicationScoped
    static class BoundClass {

        void call() {
            throw Runs.failure();
        }
    }

    @ApplicationScoped
    static class BoundMethod {

        @Guarded
        void call() {
            throw Runs.failure();
        }

        void unguarded() {
            throw Runs.failure();
        }
    }

    @ApplicationScoped
    static class OneSharing {

        @Breaker(name = "shared", allowedFails = 1)
        void call() {
            throw Runs.failure();
        }
    }

    @ApplicationScoped
    static class OtherSharing {

        @Breaker(name = "shared", allowedFails = 1)
        void call() {
            throw Runs.failure();
        }
    }

    @Guarded
    @Dependent
    static class BoundWithHelper {

        void guarded() {
            throw Runs.failure();
        }

        final void finalHelper() {
            throw Runs.failure();
        }
    }

    @Stereotype
    @Dependent
    @Guarded
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.TYPE)
    public @interface SmallClient {}

    @Stereotype
    @SmallClient
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.TYPE)
    public @interface SpecialClient {}

    @SpecialClient
    static class StereotypedWithHelper {

        void guarded() {
            throw Runs.failure();
        }

        @Breaker(name = "of-the-method-beside-a-final-one", allowedFails = 1)
        void overriding() {
            throw Runs.failure();
        }

        final void finalHelper() {
            throw Runs.failure();
        }
    }
}
