package io.quittance.tenant.registration;

import io.quittance.contracts.tenant.TenantRegistered;
import io.quittance.kernel.TenantId;
import io.quittance.kernel.UserId;
import io.quittance.runtime.outbox.NewEvent;
import io.quittance.runtime.outbox.Outbox;
import io.quittance.runtime.tenancy.RequestOrigin;
import io.quittance.runtime.tenancy.TenantContext;
import io.quittance.runtime.transaction.Transactions;
import io.quittance.tenant.apikey.CreateApiKey;
import io.quittance.tenant.apikey.NewApiKey;
import io.quittance.tenant.apikey.ShownApiKey;
import io.quittance.tenant.apikey.domain.ApiKeyType;
import io.quittance.tenant.apikey.domain.Mode;
import io.quittance.tenant.audit.AuditLog;
import io.quittance.tenant.company.Tenant;
import io.quittance.tenant.company.TenantSlugs;
import io.quittance.tenant.company.Tenants;
import io.quittance.tenant.company.domain.Slug;
import io.quittance.tenant.emailverification.SendVerification;
import io.quittance.tenant.password.Passwords;
import io.quittance.tenant.session.OpenSession;
import io.quittance.tenant.user.LoginEmails;
import io.quittance.tenant.user.User;
import io.quittance.tenant.user.Users;
import io.quittance.tenant.user.domain.LoginEmail;
import io.quittance.tenant.user.domain.Role;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/**
 * Makes a tenant, its owner and its first keys: all or nothing, in one transaction bound to the tenant that is being made. The
 * password is hashed before it begins, so that no connection waits for a slow hash.
 */
@ApplicationScoped
class RegisterTenant {
    private static final List<NewApiKey> FIRST_KEYS = List.of(
            new NewApiKey(ApiKeyType.SECRET, Mode.LIVE, null),
            new NewApiKey(ApiKeyType.PUBLISHABLE, Mode.LIVE, null),
            new NewApiKey(ApiKeyType.SECRET, Mode.TEST, null),
            new NewApiKey(ApiKeyType.PUBLISHABLE, Mode.TEST, null));

    private final RegistrationRules rules;
    private final Passwords passwords;
    private final Transactions transactions;
    private final Tenants tenants;
    private final TenantSlugs slugs;
    private final Users users;
    private final LoginEmails emails;
    private final CreateApiKey createApiKey;
    private final AuditLog audit;
    private final SendVerification sendVerification;
    private final OpenSession openSession;
    private final Outbox outbox;
    private final Clock clock;

    RegisterTenant(
            RegistrationRules rules,
            Passwords passwords,
            Transactions transactions,
            Tenants tenants,
            TenantSlugs slugs,
            Users users,
            LoginEmails emails,
            CreateApiKey createApiKey,
            AuditLog audit,
            SendVerification sendVerification,
            OpenSession openSession,
            Outbox outbox,
            Clock clock) {
        this.rules = rules;
        this.passwords = passwords;
        this.transactions = transactions;
        this.tenants = tenants;
        this.slugs = slugs;
        this.users = users;
        this.emails = emails;
        this.createApiKey = createApiKey;
        this.audit = audit;
        this.sendVerification = sendVerification;
        this.openSession = openSession;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** @param traceparent W3C trace context of the request, or null */
    Uni<RegistrationView> register(RegistrationRequest request, RequestOrigin origin, String traceparent) {
        rules.require(request);
        TenantId tenant = TenantId.next();
        UserId owner = UserId.next();
        return passwords
                .hash(request.password())
                .chain(hash -> transactions.as(
                        new TenantContext(tenant, true, owner.toString(), traceparent),
                        () -> register(request, tenant, owner, hash, origin)));
    }

    private Uni<RegistrationView> register(
            RegistrationRequest request, TenantId id, UserId ownerId, String passwordHash, RequestOrigin origin) {
        User owner = new User(ownerId, request.email(), request.name(), Role.OWNER, passwordHash, clock.instant());
        return emails.claim(LoginEmail.of(request.email()), id, ownerId)
                .chain(() -> slugs.claim(Slug.of(request.companyName()), id))
                .map(slug -> new Tenant(
                        id,
                        request.companyName(),
                        slug,
                        request.currencyOrDefault(),
                        request.timeZoneOrDefault(),
                        clock.instant()))
                .call(tenant -> outbox.add(registered(tenant)))
                .call(tenants::add)
                .call(() -> users.persistAndFlush(owner))
                .call(tenant -> audit.add(
                        "tenant.registered",
                        id.toString(),
                        null,
                        Map.of("name", tenant.name(), "slug", tenant.slug(), "owner", ownerId.toString())))
                .call(() -> sendVerification.to(owner))
                .chain(tenant -> firstKeys().chain(keys -> openSession
                        .open(owner, origin)
                        .map(tokens -> RegistrationView.of(tenant, owner, keys, tokens))));
    }

    // One after the other: they share the transaction's connection.
    private Uni<List<ShownApiKey>> firstKeys() {
        return Multi.createFrom()
                .iterable(FIRST_KEYS)
                .onItem()
                .transformToUniAndConcatenate(createApiKey::create)
                .collect()
                .asList();
    }

    private static NewEvent registered(Tenant tenant) {
        String id = tenant.id().toString();
        return new NewEvent(
                id,
                id,
                Tenants.FIRST_SEQUENCE,
                tenant.createdAt(),
                new TenantRegistered(tenant.id(), tenant.name(), tenant.defaultCurrency()));
    }
}
