package io.github.switchgear.cdi.discovery;

import io.github.switchgear.cdi.check.ValidatorBeans;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Default;
import jakarta.enterprise.inject.build.compatible.spi.BeanInfo;
import jakarta.enterprise.lang.model.types.Type;
import jakarta.inject.Named;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Resolves validators, failure judges and key resolvers at build time, where the container cannot be asked yet, by the rules of CDI. */
public final class DescribedValidators implements ValidatorBeans {

    private static final Set<String> KEEP_DEFAULT =
            Set.of(Any.class.getName(), Default.class.getName(), Named.class.getName());

    private final Map<String, List<BeanInfo>> byType = new HashMap<>();

    public void add(BeanInfo bean) {
        if (bean.qualifiers().stream().allMatch(qualifier -> KEEP_DEFAULT.contains(qualifier.name()))) {
            for (Type type : bean.types()) {
                DescribedClasses.className(type)
                        .ifPresent(name -> byType.computeIfAbsent(name, it -> new ArrayList<>())
                                .add(bean));
            }
        }
    }

    @Override
    public Found find(Class<?> named) {
        List<BeanInfo> beans = byType.getOrDefault(named.getName(), List.of());
        List<BeanInfo> alternatives =
                beans.stream().filter(BeanInfo::isAlternative).toList();
        List<BeanInfo> candidates = alternatives.isEmpty() ? beans : highest(alternatives);
        return switch (candidates.size()) {
            case 0 -> Found.NONE;
            case 1 -> Found.ONE;
            default -> Found.SEVERAL;
        };
    }

    private static List<BeanInfo> highest(List<BeanInfo> alternatives) {
        int priority = alternatives.stream()
                .mapToInt(DescribedValidators::priority)
                .max()
                .orElseThrow();
        return alternatives.stream().filter(bean -> priority(bean) == priority).toList();
    }

    private static int priority(BeanInfo bean) {
        Integer priority = bean.priority();
        return priority == null ? Integer.MIN_VALUE : priority;
    }
}
