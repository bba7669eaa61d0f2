package io.github.switchgear.microprofile.cdi;

import io.github.switchgear.core.KnownKeys;
import io.github.switchgear.microprofile.config.Choice;
import java.util.List;

/** What this module reads from the configuration. */
public class MicroProfileKeys implements KnownKeys {

    @Override
    public List<String> keys() {
        return List.of(Choice.MODE, Choice.KEEP, Choice.TAKE);
    }
}
