package org.lachan.classifier.policy;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What an operator must know of the policy: which one decides, and what was refused. Safe for several threads. */
public final class PolicyState {
    private static final Logger LOG = LoggerFactory.getLogger(PolicyState.class);

    private final AtomicReference<@Nullable String> version = new AtomicReference<>();
    private final AtomicReference<@Nullable String> alert = new AtomicReference<>();
    private final AtomicInteger refused = new AtomicInteger();

    /** A policy took force; what was refused before it no longer matters. */
    public void inForce(String newVersion) {
        alert.set(null);
        if (!newVersion.equals(version.getAndSet(newVersion))) {
            LOG.info("event=policy-in-force version={}", newVersion);
        }
    }

    /** A policy was refused, where and why; the last good one stays in force. Both applications tell: it counts once. */
    public void refused(String where, String reason) {
        String problem = where + ": " + reason;
        if (!problem.equals(alert.getAndSet(problem))) {
            refused.incrementAndGet();
            LOG.error("event=policy-refused where={} inForce={} reason=\"{}\"", where, version.get(), reason);
        }
    }

    /** The operator's file is good again. */
    public void fileAccepted() {
        alert.set(null);
    }

    /** {@code policyVersion} (empty before the first), {@code policiesRefused}, and {@code policyAlert} when there is one. */
    public Map<String, Object> asMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        String inForce = version.get();
        String problem = alert.get();
        map.put("policyVersion", inForce == null ? "" : inForce);
        map.put("policiesRefused", refused.get());
        if (problem != null) {
            map.put("policyAlert", problem);
        }
        return map;
    }
}
