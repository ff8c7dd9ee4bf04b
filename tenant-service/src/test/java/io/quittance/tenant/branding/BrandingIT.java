package io.quittance.tenant.branding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quittance.tenant.Company;
import io.quittance.tenant.Secrets;
import io.quittance.testsupport.Platform;
import io.quittance.testsupport.TestTenant;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(value = Platform.class, scope = TestResourceScope.GLOBAL)
@WithTestResource(value = Secrets.class, scope = TestResourceScope.GLOBAL)
class BrandingIT {
    private static final String BRANDING = "/api/v1/auth/tenants/branding";
    private static final String LOGO = BRANDING + "/logo";
    private static final int KIB_256 = 256 * 1024;
    private Company company;
    private TestTenant owner;

    @BeforeEach
    void register() {
        company = Company.registered();
        owner = company.asOwner();
    }

    @Test
    void a_new_tenant_looks_plain() {
        branding()
                .header("ETag", equalTo("\"0\""))
                .body("object", equalTo("branding"))
                .body("display_name", nullValue())
                .body("primary_color", nullValue())
                .body("logo_url", nullValue());
        owner.request().get(LOGO).then().statusCode(404).body("code", equalTo("logo_not_found"));
    }

    @Test
    void what_is_put_is_how_it_looks() {
        put(Map.of(
                        "display_name", "Otter",
                        "primary_color", "#1F6FEB",
                        "secondary_color", "#0b1f3a",
                        "support_address", "help@example.com"))
                .statusCode(200)
                .header("ETag", equalTo("\"1\""))
                .body("primary_color", equalTo("#1f6feb"));
        put(Map.of("display_name", "Otter")).statusCode(200);
        branding()
                .header("ETag", equalTo("\"2\""))
                .body("display_name", equalTo("Otter"))
                .body("primary_color", nullValue())
                .body("support_address", nullValue());
    }

    @Test
    void what_another_changed_meanwhile_is_not_written_over() {
        String seen = branding().extract().header("ETag");
        owner.request()
                .header("If-Match", seen)
                .body(Map.of())
                .put(BRANDING)
                .then()
                .statusCode(200);
        owner.request()
                .header("If-Match", seen)
                .body(Map.of())
                .put(BRANDING)
                .then()
                .statusCode(412)
                .body("code", equalTo("precondition_failed"));
        upload("image/png", Images.png(), seen).statusCode(412);
        owner.request().header("If-Match", seen).delete(LOGO).then().statusCode(412);
    }

    @ParameterizedTest
    @CsvSource({
        "display_name, ' '",
        "primary_color, red",
        "primary_color, '#12345'",
        "primary_color, '#1234567'",
        "secondary_color, '#12345g'",
        "secondary_color, 'url(http://evil)'",
        "support_address, nobody",
        "logo_url, 'http://evil'",
    })
    void a_bad_field_is_named(String field, String value) {
        put(Map.of(field, value)).statusCode(400).body("param", equalTo(field));
    }

    @Test
    void a_png_comes_back_as_it_went_and_can_do_nothing() {
        byte[] png = Images.png();
        upload("image/png", png, null)
                .statusCode(200)
                .body("logo_type", equalTo("image/png"))
                .body("logo_url", equalTo(LOGO));
        byte[] shown = logo().contentType("image/png")
                .header("X-Content-Type-Options", equalTo("nosniff"))
                .header("Content-Security-Policy", equalTo("default-src 'none'; sandbox"))
                .extract()
                .asByteArray();
        assertThat(shown).isEqualTo(png);
    }

    @Test
    void an_svg_takes_the_place_of_a_png_and_keeps_the_rest() {
        put(Map.of("display_name", "Otter"));
        upload("image/png", Images.png(), null);
        upload("image/svg+xml; charset=utf-8", Images.SVG.getBytes(StandardCharsets.UTF_8), null)
                .statusCode(200)
                .body("display_name", equalTo("Otter"));
        put(Map.of("display_name", "Otters")).body("logo_type", equalTo("image/svg+xml"));
        assertThat(logo().contentType("image/svg+xml").extract().asString()).isEqualTo(Images.SVG);
    }

    @Test
    void who_knows_the_logo_is_not_sent_it_again() {
        upload("image/png", Images.png(), null);
        String seen = logo().extract().header("ETag");
        owner.request()
                .header("If-None-Match", seen)
                .get(LOGO)
                .then()
                .statusCode(304)
                .body(equalTo(""));
        upload("image/png", Images.png(9, 9, 0), null);
        owner.request().header("If-None-Match", seen).get(LOGO).then().statusCode(200);
    }

    @Test
    void a_logo_can_be_taken_away() {
        upload("image/png", Images.png(), null);
        owner.request().delete(LOGO).then().statusCode(200).body("logo_url", nullValue());
        owner.request().get(LOGO).then().statusCode(404);
        owner.request().delete(LOGO).then().statusCode(200);
    }

    @Test
    void a_logo_has_at_most_256_kib() {
        int overhead = Images.png(8, 8, 0).length;
        upload("image/png", Images.png(8, 8, KIB_256 - overhead), null).statusCode(200);
        upload("image/png", Images.png(8, 8, KIB_256 - overhead + 1), null)
                .statusCode(413)
                .body("code", equalTo("body_too_large"));
    }

    @Test
    void what_is_not_the_image_that_it_is_said_to_be_is_refused() {
        byte[] svg = Images.SVG.getBytes(StandardCharsets.UTF_8);
        upload("image/svg+xml", Images.png(), null).statusCode(422).body("code", equalTo("logo_refused"));
        upload("image/png", svg, null).statusCode(422);
        upload("image/png", new byte[0], null).statusCode(422);
        upload("image/png", Images.claiming(2049, 1), null).statusCode(422);
        upload("image/svg+xml", "<svg onload=\"alert(1)\">".getBytes(StandardCharsets.UTF_8), null)
                .statusCode(422);
        upload("image/gif", Images.png(), null).statusCode(415).contentType("application/problem+json");
        upload("application/json", "{}".getBytes(StandardCharsets.UTF_8), null).statusCode(415);
        upload("text/html", svg, null).statusCode(415);
        branding().body("logo_url", nullValue());
    }

    @Test
    void every_change_is_noted() {
        put(Map.of("primary_color", "#000000"));
        put(Map.of("primary_color", "#000000"));
        upload("image/png", Images.png(), null);
        owner.request()
                .get("/api/v1/auth/tenants/audit-log?action=branding.changed")
                .then()
                .body("data", hasSize(2))
                .body("data[0].after.logo", equalTo("image/png"))
                .body("data[1].before.primary_color", nullValue())
                .body("data[1].after.primary_color", equalTo("#000000"));
    }

    @Test
    void nobody_sees_or_changes_how_another_tenant_looks() {
        upload("image/png", Images.png(), null);
        Company other = Company.registered();
        other.asOwner().request().get(LOGO).then().statusCode(404);
        other.asOwner().request().get(BRANDING).then().body("logo_url", nullValue());
        TestTenant nobody = TestTenant.live().withRoles("owner");
        nobody.request().get(BRANDING).then().statusCode(404);
        nobody.request().body(Map.of()).put(BRANDING).then().statusCode(404).body("code", equalTo("tenant_not_found"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"tenant", "publishable", "developer", "restricted", "operator"})
    void only_owners_and_admins_change_it(String role) {
        TestTenant caller = company.as(role);
        caller.request().body(Map.of()).put(BRANDING).then().statusCode(403);
        caller.request()
                .contentType("image/png")
                .body(Images.png())
                .put(LOGO)
                .then()
                .statusCode(403);
        caller.request().delete(LOGO).then().statusCode(403);
        int read = role.equals("tenant") || role.equals("developer") ? 200 : 403;
        caller.request().get(BRANDING).then().statusCode(read);
    }

    private ValidatableResponse branding() {
        return owner.request().get(BRANDING).then().statusCode(200);
    }

    private ValidatableResponse put(Map<String, Object> branding) {
        return owner.request().body(branding).put(BRANDING).then();
    }

    private ValidatableResponse logo() {
        return owner.request().get(LOGO).then().statusCode(200);
    }

    private ValidatableResponse upload(String contentType, byte[] image, String ifMatch) {
        Map<String, String> headers = new HashMap<>();
        if (ifMatch != null) {
            headers.put("If-Match", ifMatch);
        }
        return owner.request()
                .headers(headers)
                .contentType(contentType)
                .body(image)
                .put(LOGO)
                .then();
    }
}
