package io.github.switchgear.containers.openwebbeans;

import io.github.switchgear.containers.Difference;
import io.github.switchgear.containers.JavaSe;
import java.util.Set;

/** OpenWebBeans in Java SE, in the same program as Weld. */
public final class OpenWebBeansSe extends JavaSe {

    @Override
    public Set<Difference> differences() {
        return Set.of(Difference.FINAL_METHODS_REFUSED_BY_CDI);
    }
}
