package io.quittance.contracts;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Names the type of an event and the topic that carries it. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface EventType {
    /** Subject, past tense, version: {@code invoice.paid.v1}. What {@code ce_type} says. */
    String value();

    Topic topic();
}
