package io.quittance.payment.collection;

import io.quittance.kernel.PaymentAttemptId;
import io.quittance.runtime.tenancy.TenantContext;

/** An attempt that is to be made, and on whose behalf. */
record DueAttempt(TenantContext tenant, PaymentAttemptId id) {}
