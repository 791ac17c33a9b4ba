package org.lachan.launcher.cli;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.lachan.launcher.roles.RunningRoles;

/** The line that tells a waiting program where everything is. */
final class Ready {
    private Ready() {}

    static Map<String, Object> line(RunningRoles roles, String bootstrap, Duration startedIn) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("event", "ready");
        roles.console().ifPresent(console -> line.put("console", console.toString()));
        roles.intake().ifPresent(intake -> line.put("intake", intake.toString()));
        line.put("bootstrap", bootstrap);
        line.put("management", roles.management().toString());
        line.put("seconds", Math.round(startedIn.toMillis() / 100.0) / 10.0);
        return line;
    }
}
