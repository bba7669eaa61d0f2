package io.github.switchgear.quarkus.deployment;

import io.github.switchgear.Backoff;
import io.github.switchgear.Breaker;
import io.github.switchgear.Window;
import io.github.switchgear.cdi.discovery.BreakerSource;
import io.github.switchgear.core.KnownKeys;
import io.github.switchgear.core.SettingName;
import io.github.switchgear.quarkus.runtime.SwitchgearBuildTimeConfig;
import io.quarkus.arc.deployment.SynthesisFinishedBuildItem;
import io.quarkus.arc.processor.BeanInfo;
import io.quarkus.deployment.annotations.BuildProducer;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.builditem.CombinedIndexBuildItem;
import io.quarkus.deployment.builditem.nativeimage.NativeImageProxyDefinitionBuildItem;
import io.quarkus.deployment.builditem.nativeimage.NativeImageResourcePatternsBuildItem;
import io.quarkus.deployment.builditem.nativeimage.ReflectiveClassBuildItem;
import io.quarkus.deployment.builditem.nativeimage.ServiceProviderBuildItem;
import java.lang.annotation.Annotation;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.AnnotationValue;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.Type;

/** Tells a native image what of the library is looked for by name when the application runs: an image has nothing else. */
public class NativeProcessor {

    private static final DotName BREAKER = DotName.createSimple(Breaker.class);
    private static final List<Class<? extends Annotation>> ANNOTATIONS =
            List.of(Breaker.class, Window.class, Backoff.class);
    private static final String WHY = "Switchgear looks for it by its name";

    @BuildStep
    void services(BuildProducer<ServiceProviderBuildItem> services) {
        services.produce(ServiceProviderBuildItem.allProvidersFromClassPath(KnownKeys.class.getName()));
        services.produce(ServiceProviderBuildItem.allProvidersFromClassPath(BreakerSource.class.getName()));
    }

    @BuildStep
    void dashboard(SwitchgearBuildTimeConfig config, BuildProducer<NativeImageResourcePatternsBuildItem> resources) {
        if (config.enabled() && config.admin().enabled()) {
            resources.produce(NativeImageResourcePatternsBuildItem.builder()
                    .includeGlobs(
                            "io/github/switchgear/admin/page/dashboard/**",
                            "io/github/switchgear/admin/rest/openapi.json")
                    .build());
        }
    }

    /** The plan is read as annotations, which are made anew. */
    @BuildStep
    void annotations(
            BuildProducer<NativeImageProxyDefinitionBuildItem> proxies,
            BuildProducer<ReflectiveClassBuildItem> reflection) {
        for (Class<? extends Annotation> type : ANNOTATIONS) {
            proxies.produce(new NativeImageProxyDefinitionBuildItem(type.getName()));
            reflection.produce(ReflectiveClassBuildItem.builder(type.getName())
                    .methods()
                    .reason(WHY)
                    .build());
        }
    }

    /** A guarded bean's methods are found by their signatures, and fallbacks by their names, wherever they are declared. */
    @BuildStep
    void guardedBeans(
            SynthesisFinishedBuildItem beans,
            CombinedIndexBuildItem index,
            BuildProducer<ReflectiveClassBuildItem> reflection) {
        Set<String> types = new TreeSet<>();
        for (BeanInfo bean : beans.getBeans()) {
            if (bean.isClassBean() && bean.hasAroundInvokeInterceptorWithBinding(BREAKER)) {
                types.addAll(withWhatItInherits(bean.getBeanClass(), index.getIndex()));
            }
        }
        reflection.produce(ReflectiveClassBuildItem.builder(types.toArray(String[]::new))
                .methods()
                .reason(WHY)
                .build());
    }

    private static Set<String> withWhatItInherits(DotName bean, IndexView index) {
        Set<String> types = new TreeSet<>();
        Deque<DotName> open = new ArrayDeque<>(List.of(bean));
        while (!open.isEmpty()) {
            ClassInfo type = index.getClassByName(open.pop());
            if (type != null && types.add(type.name().toString())) {
                if (type.superName() != null) {
                    open.push(type.superName());
                }
                type.interfaceNames().forEach(open::push);
            }
        }
        types.remove(Object.class.getName());
        return types;
    }

    /** Exceptions, validators and whatever else a breaker names by its class. */
    @BuildStep
    void namedClasses(CombinedIndexBuildItem index, BuildProducer<ReflectiveClassBuildItem> reflection) {
        Set<String> named = new TreeSet<>(configured(ConfigProvider.getConfig()));
        for (AnnotationInstance breaker : index.getIndex().getAnnotations(BREAKER)) {
            breaker.values().stream().flatMap(NativeProcessor::classes).forEach(named::add);
        }
        reflection.produce(ReflectiveClassBuildItem.builder(named.toArray(String[]::new))
                .reason(WHY)
                .build());
    }

    private static Stream<String> classes(AnnotationValue value) {
        return switch (value.kind()) {
            case CLASS -> Stream.of(value.asClass().name().toString());
            case ARRAY ->
                value.componentKind() == AnnotationValue.Kind.CLASS
                        ? Arrays.stream(value.asClassArray()).map(Type::name).map(DotName::toString)
                        : Stream.empty();
            default -> Stream.empty();
        };
    }

    /** What is configured while the application is built; a native image cannot be configured to know other classes. */
    private static Set<String> configured(Config config) {
        Set<String> exceptions = new TreeSet<>();
        for (String key : config.getPropertyNames()) {
            if (key.startsWith("switchgear.") && isOfExceptions(key)) {
                config.getOptionalValues(key, String.class).ifPresent(exceptions::addAll);
            }
        }
        return exceptions;
    }

    private static boolean isOfExceptions(String key) {
        return Stream.of(SettingName.ALLOWED_EXCEPTIONS, SettingName.FAILURE_EXCEPTIONS)
                .anyMatch(setting -> key.endsWith("." + setting.key()));
    }
}
