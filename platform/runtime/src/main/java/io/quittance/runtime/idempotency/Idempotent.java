package io.quittance.runtime.idempotency;

import jakarta.enterprise.util.Nonbinding;
import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A POST that honours {@code Idempotency-Key}: key, effect and answer commit in one transaction, and a repetition within
 * 24 hours is answered from store, marked {@code Idempotent-Replayed: true}. Every POST of a tenant bears it; the method
 * returns {@code Uni<RestResponse<…>>}. A refusal is not stored: nothing happened, so asking again is safe.
 */
@InterceptorBinding
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface Idempotent {
    /** Top-level fields of the answer that are shown once and never stored; a replay has null there. */
    @Nonbinding
    String[] shownOnce() default {};
}
