package io.quittance.subscription.customer;

import io.quittance.kernel.CustomerId;
import io.quittance.runtime.tenancy.Aggregate;
import jakarta.persistence.Entity;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** Whom a tenant bills. A deleted customer's row stays, because the books still speak of it; no request finds it. */
@Entity
class Customer extends Aggregate implements BilledCustomer {
    private String name;
    private String email;
    private String currency;

    @JdbcTypeCode(SqlTypes.JSON)
    private Map<String, String> metadata;

    @Version
    private int version;

    private Instant updatedAt;
    private Instant deletedAt;

    protected Customer() {}

    Customer(CustomerId id, CustomerRequest request, Instant now) {
        super(id.value(), now);
        name = request.name();
        email = request.email();
        currency = request.currency();
        metadata = request.metadataOrEmpty();
        updatedAt = now;
    }

    @Override
    public CustomerId customerId() {
        return new CustomerId(id());
    }

    @Override
    public Optional<String> billingCurrency() {
        return Optional.ofNullable(currency);
    }

    void change(CustomerChange change, Instant now) {
        name = change.name() == null ? name : change.name();
        email = change.email() == null ? email : change.email();
        metadata = change.metadata() == null ? metadata : change.metadata();
        updatedAt = now;
    }

    void delete(Instant now) {
        deletedAt = now;
        updatedAt = now;
    }

    String name() {
        return name;
    }

    String email() {
        return email;
    }

    /** ISO 4217, or null while none is fixed. */
    String currency() {
        return currency;
    }

    Map<String, String> metadata() {
        return metadata;
    }

    Instant updatedAt() {
        return updatedAt;
    }
}
