package io.quittance.analytics.overview;

import io.quittance.analytics.overview.domain.DayRange;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

@Path("/api/v1/analytics/overview")
@RolesAllowed({"tenant", "owner", "admin", "developer"})
@Tag(name = "Overview", description = "A tenant's business at a glance.")
class OverviewResource {
    private final ShowOverview showOverview;
    private final Clock clock;

    OverviewResource(ShowOverview showOverview, Clock clock) {
        this.showOverview = showOverview;
        this.clock = clock;
    }

    @GET
    @RolesAllowed({"tenant", "owner", "admin", "developer", "analytics:read"})
    @Operation(
            summary = "Show recurring revenue, subscriptions, customers and revenue by day",
            description = "Recurring revenue and counts are of now; revenue is of the days asked for, 366 at most.")
    public Uni<OverviewView> show(
            @RestQuery
                    @Parameter(
                            description = "First day, in UTC; 29 days before the last one if not given.",
                            example = "2026-11-01")
                    String from,
            @RestQuery @Parameter(description = "Last day, in UTC; today if not given.", example = "2026-11-30")
                    String to) {
        return showOverview.show(DayRange.of(from, to, LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC)));
    }
}
