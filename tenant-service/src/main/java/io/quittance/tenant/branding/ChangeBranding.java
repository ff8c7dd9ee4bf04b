package io.quittance.tenant.branding;

import io.quittance.kernel.DomainException;
import io.quittance.kernel.ErrorCode;
import io.quittance.runtime.tenancy.TenantContext;
import io.quittance.runtime.transaction.Transactions;
import io.quittance.tenant.audit.AuditLog;
import io.quittance.tenant.branding.domain.LogoType;
import io.quittance.tenant.precondition.ETag;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.function.Function;

/** Changes how the tenant at work looks, its logo included. */
@ApplicationScoped
class ChangeBranding {
    private final Transactions transactions;
    private final Brandings brandings;
    private final AuditLog audit;

    ChangeBranding(Transactions transactions, Brandings brandings, AuditLog audit) {
        this.transactions = transactions;
        this.brandings = brandings;
        this.audit = audit;
    }

    /** @param ifMatch which version the caller has seen, or null */
    Uni<Branding> change(BrandingRequest request, String ifMatch) {
        return change(ifMatch, current -> {
            Branding changed = request.over(current);
            return changed.equals(current) && current.version() > 0
                    ? Uni.createFrom().item(current)
                    : brandings.write(changed);
        });
    }

    /** Shows this logo from now on. Refuses with {@link ErrorCode#LOGO_REFUSED} what is no image or more than one. */
    Uni<Branding> showLogo(byte[] image, LogoType type, String ifMatch) {
        if (image == null || image.length == 0) {
            throw new DomainException(ErrorCode.LOGO_REFUSED, "There is no image in the body.");
        }
        if (image.length > LogoType.SIZE_MAX) {
            throw new DomainException(ErrorCode.BODY_TOO_LARGE, "A logo has at most 256 KiB.");
        }
        type.objection(image).ifPresent(objection -> {
            throw new DomainException(ErrorCode.LOGO_REFUSED, objection);
        });
        return change(ifMatch, current -> brandings.writeLogo(new Logo(image, type.mediaType(), etag(image))));
    }

    /** Shows no logo from now on. */
    Uni<Branding> removeLogo(String ifMatch) {
        return change(
                ifMatch,
                current -> current.logoType() == null ? Uni.createFrom().item(current) : brandings.writeLogo(null));
    }

    private Uni<Branding> change(String ifMatch, Function<Branding, Uni<Branding>> write) {
        return transactions.tenant(() -> brandings.lockCurrent().chain(before -> {
            ETag.require(ifMatch, before.version());
            return write.apply(before).call(after -> note(before, after));
        }));
    }

    private Uni<Void> note(Branding before, Branding after) {
        return before.version() == after.version()
                ? Uni.createFrom().voidItem()
                : audit.add(
                        "branding.changed",
                        TenantContext.current().tenantId().toString(),
                        before.described(),
                        after.described());
    }

    private static String etag(byte[] image) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(image);
            return '"' + Base64.getUrlEncoder().withoutPadding().encodeToString(digest) + '"';
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
