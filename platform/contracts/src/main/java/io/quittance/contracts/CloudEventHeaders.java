package io.quittance.contracts;

/** The headers of a record on Kafka: CloudEvents 1.0 in binary mode, with our extensions. Values are UTF-8 text. */
public final class CloudEventHeaders {
    /** Always {@value #SPEC_VERSION_1_0}. */
    public static final String SPEC_VERSION = "ce_specversion";
    /** TypeID {@code evt_…}. The same after every redelivery: what consumers remember to act once. */
    public static final String ID = "ce_id";
    /** Such as {@code invoice.paid.v1}. */
    public static final String TYPE = "ce_type";
    /** The publishing service, {@link Topic#source()}. */
    public static final String SOURCE = "ce_source";
    /** TypeID of the aggregate that changed. */
    public static final String SUBJECT = "ce_subject";
    /** When it was recorded; RFC 3339, UTC, wall clock. */
    public static final String TIME = "ce_time";
    /** TypeID {@code ten_…}. */
    public static final String TENANT_ID = "ce_tenantid";
    /** {@code true} for live mode, {@code false} for test mode. */
    public static final String LIVEMODE = "ce_livemode";
    /** Position among the events of one subject, in decimal digits, from 1 and rising. */
    public static final String SEQUENCE = "ce_sequence";
    /** When it took effect; RFC 3339, UTC. Differs from {@link #TIME} under a test clock. */
    public static final String EFFECTIVE_TIME = "ce_effectivetime";
    /** W3C trace context; absent if nothing was traced. */
    public static final String TRACEPARENT = "traceparent";
    /** Always {@value #JSON}. */
    public static final String CONTENT_TYPE = "content-type";

    public static final String SPEC_VERSION_1_0 = "1.0";
    public static final String JSON = "application/json";

    private CloudEventHeaders() {}
}
