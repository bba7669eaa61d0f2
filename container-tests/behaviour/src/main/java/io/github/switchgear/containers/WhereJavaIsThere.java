package io.github.switchgear.containers;

import org.junit.platform.engine.FilterResult;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.launcher.PostDiscoveryFilter;

/** Lets JUnit find no test where this machine has no Java for the container: what cannot run is not there, and not skipped. */
public final class WhereJavaIsThere implements PostDiscoveryFilter {

    @Override
    public FilterResult apply(TestDescriptor test) {
        return FilterResult.includedIf(VirtualMachine.isThere());
    }
}
