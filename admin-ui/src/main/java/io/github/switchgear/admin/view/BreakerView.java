package io.github.switchgear.admin.view;

import io.github.switchgear.core.BreakerDescription;
import io.github.switchgear.core.BreakerSnapshot;

/**
 * A breaker, read at one moment.
 *
 * @param snapshot how it was
 * @param description what it guards, and with which settings
 * @param tag what its state is called
 */
public record BreakerView(BreakerSnapshot snapshot, BreakerDescription description, StateTag tag) {}
