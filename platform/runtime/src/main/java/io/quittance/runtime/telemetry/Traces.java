package io.quittance.runtime.telemetry;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.quittance.runtime.tenancy.TenantContext;

/** The W3C {@code traceparent} that an event carries on, so that a trace does not end at the outbox. */
public final class Traces {
    private Traces() {}

    /** The span under way where tracing is on, else what the caller sent. Null where there is neither. */
    public static String current(TenantContext tenant) {
        SpanContext span = Span.current().getSpanContext();
        return span.isValid()
                ? "00-" + span.getTraceId() + "-" + span.getSpanId() + "-"
                        + span.getTraceFlags().asHex()
                : tenant.traceparent();
    }
}
