package io.quittance.webhook.delivery;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quittance.testsupport.Platform;
import io.quittance.testsupport.Surroundings;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = Platform.class, scope = TestResourceScope.GLOBAL)
class TmpPlanIT {
    @Inject Deliverer deliverer;
    @Inject DueDeliveries due;

    @Test
    void plan() throws Exception {
        deliverer.stop(new ShutdownEvent());
        try (Connection app = Surroundings.connect("webhook", "app"); Statement sql = app.createStatement()) {
            sql.execute("SELECT set_config('app.tenant_id', '00000000-0000-7000-8000-000000000001', false), set_config('app.livemode', 'true', false)");
            sql.execute("INSERT INTO endpoint SELECT '00000000-0000-7000-8000-000000000001', true, ('00000000-0000-7000-8000-' || lpad(g::text, 12, '0'))::uuid, 'https://x.com', '{*}', null, 'ENABLED', null, 'x', 1, 0, now(), now() FROM generate_series(1, 2000) g");
            sql.execute("INSERT INTO event SELECT '00000000-0000-7000-8000-000000000001', true, gen_random_uuid(), 'invoice.paid', 's', 1, now(), '{}', now() FROM generate_series(1, 300000) g");
            sql.execute("INSERT INTO delivery SELECT tenant_id, livemode, gen_random_uuid(), '00000000-0000-7000-8000-000000000001', id, 'invoice.paid', 'PENDING', 0, 0, now() - interval '1 hour', null, null, now() FROM event");
            sql.execute("INSERT INTO delivery SELECT tenant_id, livemode, gen_random_uuid(), ('00000000-0000-7000-8000-' || lpad(g::text, 12, '0'))::uuid, (select id from event limit 1), 'invoice.paid', 'PENDING', 0, 0, now() + interval '1 hour', null, null, now() FROM event, generate_series(2,2000) g WHERE event.id = (select id from event limit 1)");
        }
        for (int i = 0; i < 8; i++) {
            long t = System.nanoTime();
            int n = due.claim(200, 8, Map.of(), Duration.ofHours(1)).await().indefinitely().size();
            System.out.println("CLAIM " + n + " in ms " + (System.nanoTime() - t) / 1e6);
            if (i == 3) try (Connection o = Surroundings.connect("webhook", "owner"); Statement sql = o.createStatement()) { sql.execute("ANALYZE"); } 
        }
        try (Connection relay = Surroundings.connect("webhook", "relay"); Statement sql = relay.createStatement()) {
            String q = claimSql().replace("$1", "8").replace("$2", "'{}'").replace("$3", "'{}'").replace("$4", "200").replace("$5", "60.0");
            try (ResultSet r = sql.executeQuery("EXPLAIN (ANALYZE, BUFFERS) " + q)) { while (r.next()) System.out.println("PLAN " + r.getString(1)); }
        }
    }
    static String claimSql() throws Exception { var f = DueDeliveries.class.getDeclaredField("CLAIM"); f.setAccessible(true); return (String) f.get(null); }
}
