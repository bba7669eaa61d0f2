package io.github.switchgear.contract.misused;

import io.github.switchgear.Breaker;
import io.github.switchgear.BreakerKey;
import io.github.switchgear.BreakerKeyResolver;
import jakarta.enterprise.context.Dependent;
import java.lang.reflect.Method;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Keys that are told twice, by nobody, or for no breaker. */
@Dependent
class WrongKeys {

    private static final String HERE = WrongKeys.class.getName();

    static final List<String> PROBLEMS = List.of(
            problem(
                    "twice(String)",
                    "keyedBy " + HERE + "$Tenants and @BreakerKey on a parameter cannot be combined: keep one of them"),
            problem(
                    "byNoBean()",
                    "keyedBy " + HERE
                            + "$NoBean is no CDI bean; give it a scope, as @ApplicationScoped, and no qualifier"),
            problem(
                    "ambiguous()",
                    "keyedBy " + HERE
                            + "$Ambiguous is ambiguous: several CDI beans have that type; name the class of one"),
            problem("tooFew(String)", "maxKeys must be from 1 to 100000 but is 0"),
            problem("tooMany(String)", "maxKeys must be from 1 to 100000 but is 100001"),
            problem(
                    "ofAnArray(byte[])",
                    "@BreakerKey cannot be on a parameter of type byte[], whose text is another one for each object;"
                            + " write it on a String or a number, or name a resolver by keyedBy"),
            problem(
                    "ofNoText(WrongKeys)",
                    "@BreakerKey cannot be on a parameter of type " + HERE
                            + ", whose text is another one for each object;"
                            + " write it on a String or a number, or name a resolver by keyedBy"),
            problem(
                    "notKeyed(String)",
                    "it shares breaker 'keys.shared' with " + HERE
                            + ".keyed(String), so both must have keys or none of them,"
                            + " but only " + HERE
                            + ".keyed(String) has; write @BreakerKey on a parameter of the other, or"
                            + " give it another name"),
            problem(
                    "otherLimit(String)",
                    "it shares breaker 'keys.shared' with " + HERE
                            + ".keyed(String), so their settings must be equal, but"
                            + " maxKeys is 7 here and 1000 there"),
            problem(
                    "withoutBreaker(String)",
                    "@BreakerKey has no effect without @Breaker on the method or its class; write that, or remove it"),
            Misuse.problem(
                    WithoutAnyBreaker.class,
                    "call(String)",
                    "@BreakerKey has no effect without @Breaker on the method or its class; write that, or remove it"));

    @Breaker(keyedBy = Tenants.class)
    void twice(@BreakerKey String site) {}

    @Breaker(keyedBy = NoBean.class)
    void byNoBean() {}

    @Breaker(keyedBy = Ambiguous.class)
    void ambiguous() {}

    @Breaker(maxKeys = 0)
    void tooFew(@BreakerKey String site) {}

    @Breaker(maxKeys = 100_001)
    void tooMany(@BreakerKey String site) {}

    @Breaker
    void ofAnArray(@BreakerKey byte[] site) {}

    @Breaker
    void ofNoText(@BreakerKey WrongKeys site) {}

    @Breaker(name = "keys.shared")
    void keyed(@BreakerKey String site) {}

    @Breaker(name = "keys.shared")
    void notKeyed(String site) {}

    @Breaker(name = "keys.shared", maxKeys = 7)
    void otherLimit(@BreakerKey String site) {}

    void withoutBreaker(@BreakerKey String site) {}

    @Dependent
    static class WithoutAnyBreaker {

        void call(@BreakerKey String site) {}
    }

    abstract static class Resolving implements BreakerKeyResolver {

        @Override
        public @Nullable String key(Method method, @Nullable Object[] arguments) {
            return null;
        }
    }

    @Dependent
    static class Tenants extends Resolving {}

    static class NoBean extends Resolving {}

    @Dependent
    static class Ambiguous extends Resolving {}

    @Dependent
    static class MoreAmbiguous extends Ambiguous {}

    private static String problem(String method, String what) {
        return Misuse.problem(WrongKeys.class, method, what);
    }
}
