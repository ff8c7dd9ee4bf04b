package io.quittance.analytics.recurring.domain;

import java.util.Arrays;

/** What a subscription's events say of it, as far as it matters for what it brings in. */
public enum SubscriptionStatus {
    INCOMPLETE("incomplete"),
    ACTIVE("active"),
    PAST_DUE("past_due"),
    CANCELED("canceled");

    private final String slug;

    SubscriptionStatus(String slug) {
        this.slug = slug;
    }

    public String slug() {
        return slug;
    }

    public static SubscriptionStatus ofSlug(String slug) {
        return Arrays.stream(values())
                .filter(status -> status.slug.equals(slug))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no subscription is " + slug));
    }
}
