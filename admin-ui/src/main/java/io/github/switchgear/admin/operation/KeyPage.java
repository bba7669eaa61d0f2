package io.github.switchgear.admin.operation;

import io.github.switchgear.admin.view.BreakerView;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some keys of a family, worst first.
 *
 * @param keys each as it is
 * @param next what tells where to go on; null if these are the last
 */
public record KeyPage(List<BreakerView> keys, @Nullable String next) {

    /** Copies the list. */
    public KeyPage {
        keys = List.copyOf(keys);
    }
}
