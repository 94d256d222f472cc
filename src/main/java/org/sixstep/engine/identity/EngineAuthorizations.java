package org.sixstep.engine.identity;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.impl.AuthorizationServiceImpl;
import org.camunda.bpm.engine.impl.util.ResourceTypeUtil;

/** The engine's authorizations as Admin and the HTTP interface change them: each change is recorded (ASVS 16.3.3). */
class EngineAuthorizations extends AuthorizationServiceImpl {

    private static final List<String> TYPES = List.of("global", "grant", "revoke");

    private final RightsAudit audit;

    EngineAuthorizations(RightsAudit audit) {
        this.audit = audit;
    }

    @Override
    public Authorization saveAuthorization(Authorization authorization) {
        boolean isNew = authorization.getId() == null;
        Authorization[] saved = new Authorization[1];
        audit.run(isNew ? "authorizationCreated" : "authorizationChanged", holder(authorization), describe(authorization),
                () -> saved[0] = super.saveAuthorization(authorization));
        return saved[0];
    }

    @Override
    public void deleteAuthorization(String authorizationId) {
        Authorization authorization = audit.isOn() ? createAuthorizationQuery().authorizationId(authorizationId).singleResult() : null;
        audit.run("authorizationDeleted", authorization == null ? authorizationId : holder(authorization),
                authorization == null ? Map.of() : describe(authorization),
                () -> super.deleteAuthorization(authorizationId));
    }

    private static String holder(Authorization authorization) {
        return authorization.getUserId() != null ? authorization.getUserId() : authorization.getGroupId();
    }

    private static Map<String, Object> describe(Authorization authorization) {
        Resource resource = ResourceTypeUtil.getResourceByType(authorization.getResourceType());
        Permission[] all = ResourceTypeUtil.getPermissionsByResourceType(authorization.getResourceType());
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("type", TYPES.get(authorization.getAuthorizationType()));
        details.put("holder", authorization.getUserId() != null ? "user" : "group");
        details.put("resource", resource == null ? authorization.getResourceType() : resource.resourceName());
        details.put("id", authorization.getResourceId());
        details.put("permissions", Arrays.stream(authorization.getPermissions(all)).map(Permission::getName).toList());
        return details;
    }
}
