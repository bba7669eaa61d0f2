package io.github.switchgear.admin;

import io.github.switchgear.admin.access.Compression;
import io.github.switchgear.admin.access.GuardFilter;
import io.github.switchgear.admin.page.DashboardResource;
import io.github.switchgear.admin.rest.AuditResource;
import io.github.switchgear.admin.rest.BreakerResource;
import io.github.switchgear.admin.rest.CallerResource;
import io.github.switchgear.admin.rest.FleetOperatingResource;
import io.github.switchgear.admin.rest.FleetResource;
import io.github.switchgear.admin.rest.HistoryResource;
import io.github.switchgear.admin.rest.KeyResource;
import io.github.switchgear.admin.rest.ManyResource;
import io.github.switchgear.admin.rest.MetricsResource;
import io.github.switchgear.admin.rest.NoteResource;
import io.github.switchgear.admin.rest.OpenApiResource;
import io.github.switchgear.admin.rest.OperatingKeyResource;
import io.github.switchgear.admin.rest.OperatingResource;
import io.github.switchgear.admin.rest.RehearsalResource;
import io.github.switchgear.admin.rest.TransitionResource;
import io.github.switchgear.admin.rest.UnmatchedFilter;
import io.github.switchgear.admin.stream.StreamResource;
import java.util.Set;

/** Names the module's classes for a JAX-RS application that lists its classes instead of having them scanned. */
public final class SwitchgearAdmin {

    private SwitchgearAdmin() {}

    /**
     * What {@code Application.getClasses()} must contain, beside the application's own classes. A resource without the
     * filter refuses to work.
     *
     * @return resources and providers
     */
    public static Set<Class<?>> classes() {
        return Set.of(
                AuditResource.class,
                BreakerResource.class,
                CallerResource.class,
                Compression.class,
                DashboardResource.class,
                GuardFilter.class,
                HistoryResource.class,
                KeyResource.class,
                FleetOperatingResource.class,
                FleetResource.class,
                ManyResource.class,
                MetricsResource.class,
                NoteResource.class,
                OpenApiResource.class,
                OperatingKeyResource.class,
                OperatingResource.class,
                RehearsalResource.class,
                RejectionFeature.class,
                StreamResource.class,
                TransitionResource.class,
                UnmatchedFilter.class);
    }
}
