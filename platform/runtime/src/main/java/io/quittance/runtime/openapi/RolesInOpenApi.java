package io.quittance.runtime.openapi;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.AnnotationTarget;
import org.jboss.jandex.AnnotationValue;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.MethodInfo;

/**
 * Says in each operation of the OpenAPI document which roles may call it: {@code x-roles}, or {@code ["*"]} for anybody. Read from
 * the annotations that also decide it, while the service is built, so the two cannot disagree.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class RolesInOpenApi implements OASFilter {
    /** The name of the extension. */
    public static final String ROLES = "x-roles";

    private static final DotName PATH = DotName.createSimple(Path.class);
    private static final DotName ROLES_ALLOWED = DotName.createSimple(RolesAllowed.class);
    private static final DotName PERMIT_ALL = DotName.createSimple(PermitAll.class);
    private static final Map<PathItem.HttpMethod, DotName> METHODS = methods();

    private final Map<String, List<String>> roles = new HashMap<>();

    /** @param index the classes that the document is made from */
    public RolesInOpenApi(IndexView index) {
        for (AnnotationInstance path : index.getAnnotations(PATH)) {
            if (path.target().kind() == AnnotationTarget.Kind.CLASS
                    && !path.target().asClass().isInterface()) {
                readResource(path.target().asClass(), path.value().asString());
            }
        }
    }

    @Override
    public void filterOpenAPI(OpenAPI document) {
        if (document.getPaths() == null) {
            return;
        }
        document.getPaths().getPathItems().forEach((path, item) -> item.getOperations()
                .forEach((method, operation) -> describe(method, path, operation)));
    }

    private void describe(PathItem.HttpMethod method, String path, Operation operation) {
        List<String> allowed = roles.get(operationOf(method, path));
        if (allowed != null) {
            operation.addExtension(ROLES, allowed);
        }
    }

    private void readResource(ClassInfo resource, String root) {
        for (MethodInfo method : resource.methods()) {
            METHODS.forEach((name, annotation) -> {
                if (method.hasDeclaredAnnotation(annotation)) {
                    AnnotationInstance path = method.declaredAnnotation(PATH);
                    String below = path == null ? "" : path.value().asString();
                    roles.put(operationOf(name, root + "/" + below), allowed(resource, method));
                }
            });
        }
    }

    // The method's own annotation decides, else its class's; what has none is denied to all.
    private static List<String> allowed(ClassInfo resource, MethodInfo method) {
        return Stream.of(method, resource)
                .map(target -> {
                    if (target.hasDeclaredAnnotation(PERMIT_ALL)) {
                        return List.of("*");
                    }
                    AnnotationInstance rule = target.declaredAnnotation(ROLES_ALLOWED);
                    AnnotationValue value = rule == null ? null : rule.value();
                    return value == null ? null : List.of(value.asStringArray());
                })
                .filter(found -> found != null)
                .findFirst()
                .orElse(List.of());
    }

    private static String operationOf(PathItem.HttpMethod method, String path) {
        String plain = ("/" + path).replaceAll("/+", "/").replaceAll("\\{\\s*(\\w+)[^}]*}", "{$1}");
        return method + " " + (plain.endsWith("/") ? plain.substring(0, plain.length() - 1) : plain);
    }

    private static Map<PathItem.HttpMethod, DotName> methods() {
        Map<PathItem.HttpMethod, DotName> methods = new HashMap<>();
        for (PathItem.HttpMethod method : PathItem.HttpMethod.values()) {
            methods.put(method, DotName.createSimple("jakarta.ws.rs." + method));
        }
        return Map.copyOf(methods);
    }
}
