package io.quittance.runtime.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.vertx.core.VertxException;
import io.vertx.pgclient.PgException;
import java.io.IOException;
import java.sql.SQLTransientException;
import java.util.concurrent.TimeoutException;
import org.hibernate.exception.JDBCConnectionException;

/** Tells a failure of the surroundings, which passes by itself, from a failure of what was asked, which does not. */
public final class Failures {
    private Failures() {}

    public static boolean areUnavailability(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof JsonProcessingException) {
                return false; // an IOException by descent, and nothing that passes
            }
            if (cause instanceof IOException
                    || cause instanceof TimeoutException
                    || cause instanceof VertxException
                    || cause instanceof SQLTransientException
                    || cause instanceof JDBCConnectionException) {
                return true;
            }
            if (cause instanceof PgException refused && isPassing(refused.getSqlState())) {
                return true;
            }
        }
        return false;
    }

    // 08 connection, 40 serialization failure or deadlock, 53 out of resources, 55 lock not available, 57 shutting
    // down, 58 system.
    private static boolean isPassing(String sqlState) {
        return sqlState != null && sqlState.matches("(08|40|53|55|57|58)...");
    }
}
