package io.github.switchgear.quarkus.deployment;

import io.github.switchgear.quarkus.runtime.SwitchgearBuildTimeConfig;
import io.quarkus.arc.deployment.BuildTimeConditionBuildItem;
import io.quarkus.arc.deployment.ExcludedTypeBuildItem;
import io.quarkus.deployment.annotations.BuildProducer;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.builditem.CombinedIndexBuildItem;
import io.quarkus.deployment.builditem.RemovedResourceBuildItem;
import io.quarkus.deployment.pkg.builditem.CurateOutcomeBuildItem;
import io.quarkus.maven.dependency.ResolvedDependency;
import java.nio.file.Files;
import java.util.HashSet;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.jboss.jandex.ClassInfo;

/** Leaves out of an application what it does not want of the library, so that it neither costs nor answers anything. */
public class LeftOutProcessor {

    private static final String GROUP = "io.github.switchgear";
    private static final String ADMIN = "switchgear-admin-ui";
    private static final String ADMIN_PACKAGE = "io.github.switchgear.admin.";

    /** Without guards, what guards is left out, and what tells of it. The plan and the registry stay, as beans may have them injected. */
    @BuildStep(onlyIf = WithoutGuards.class)
    void leaveGuardsOut(BuildProducer<ExcludedTypeBuildItem> beans) {
        beans.produce(new ExcludedTypeBuildItem("io.github.switchgear.cdi.guard.BreakerInterceptor"));
        beans.produce(new ExcludedTypeBuildItem("io.github.switchgear.telemetry.**"));
    }

    /** The beans, those of other modules that serve the dashboard alone, and the JAX-RS resources and providers. */
    @BuildStep(onlyIf = WithoutAdmin.class)
    void leaveAdminOut(
            CombinedIndexBuildItem index,
            BuildProducer<ExcludedTypeBuildItem> beans,
            BuildProducer<BuildTimeConditionBuildItem> conditions) {
        beans.produce(new ExcludedTypeBuildItem(ADMIN_PACKAGE + "**"));
        beans.produce(new ExcludedTypeBuildItem("io.github.switchgear.telemetry.admin.**"));
        beans.produce(new ExcludedTypeBuildItem("io.github.switchgear.fleet.admin.**"));
        beans.produce(new ExcludedTypeBuildItem("io.github.switchgear.quarkus.dev.**"));
        for (ClassInfo type : index.getIndex().getKnownClasses()) {
            if (type.name().toString().startsWith(ADMIN_PACKAGE)) {
                conditions.produce(new BuildTimeConditionBuildItem(type, false));
            }
        }
    }

    /** The files: what is built has the jar, as others may name it, and nothing in it. */
    @BuildStep(onlyIf = WithoutAdmin.class)
    void leaveAdminsFilesOut(CurateOutcomeBuildItem application, BuildProducer<RemovedResourceBuildItem> resources) {
        for (ResolvedDependency dependency : application.getApplicationModel().getRuntimeDependencies()) {
            if (dependency.getGroupId().equals(GROUP)
                    && dependency.getArtifactId().equals(ADMIN)) {
                resources.produce(new RemovedResourceBuildItem(dependency.getKey(), files(dependency)));
            }
        }
    }

    private static Set<String> files(ResolvedDependency dependency) {
        Set<String> files = new HashSet<>();
        dependency.getContentTree().walk(visit -> {
            if (!Files.isDirectory(visit.getPath())) {
                files.add(visit.getRelativePath("/"));
            }
        });
        return files;
    }

    /** Whether an application is built without guards. */
    static final class WithoutGuards implements BooleanSupplier {

        private final SwitchgearBuildTimeConfig config;

        WithoutGuards(SwitchgearBuildTimeConfig config) {
            this.config = config;
        }

        @Override
        public boolean getAsBoolean() {
            return !config.enabled();
        }
    }

    /** Whether an application is built without the dashboard, as one is that has nothing to show on it. */
    static final class WithoutAdmin implements BooleanSupplier {

        private final SwitchgearBuildTimeConfig config;

        WithoutAdmin(SwitchgearBuildTimeConfig config) {
            this.config = config;
        }

        @Override
        public boolean getAsBoolean() {
            return !config.enabled() || !config.admin().enabled();
        }
    }
}
