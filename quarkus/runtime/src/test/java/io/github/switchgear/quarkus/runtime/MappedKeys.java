package io.github.switchgear.quarkus.runtime;

import java.lang.reflect.Method;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The keys of a mapping, each with the method that reads it. */
final class MappedKeys {

    private MappedKeys() {}

    static Map<String, Method> of(Class<?> mapping, String prefix) {
        Map<String, Method> keys = new TreeMap<>();
        for (Method member : mapping.getMethods()) {
            String key = prefix + "." + kebabCase(member.getName());
            if (member.getReturnType().isInterface()) {
                keys.putAll(of(member.getReturnType(), key));
            } else {
                keys.put(key, member);
            }
        }
        return keys;
    }

    private static String kebabCase(String name) {
        return name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }
}
