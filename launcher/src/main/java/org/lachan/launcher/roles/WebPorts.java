package org.lachan.launcher.roles;

import org.jspecify.annotations.Nullable;
import org.lachan.launcher.engines.LoopbackPort;
import org.lachan.launcher.exit.LaunchFailure;

/**
 * Where the console, and health and metrics, listen.
 *
 * @param address of this machine; 0.0.0.0 for every one
 * @param console port, 0 to 65535; 0 takes any free one
 * @param management the same
 * @param intake null where nobody can hand in
 */
public record WebPorts(
        String address,
        int console,
        int management,
        @Nullable IntakePort intake) {
    public static final WebPorts FREE = new WebPorts(0, 0);

    public WebPorts {
        LoopbackPort.check(console);
        LoopbackPort.check(management);
    }

    /** On 127.0.0.1, without an intake. */
    public WebPorts(int console, int management) {
        this(LoopbackPort.HOST, console, management, null);
    }

    /** Asked before anything starts that would have to be stopped again. Throws {@link LaunchFailure} {@code PORT_TAKEN} */
    void requireFree() {
        LoopbackPort.requireFree(console, "the console (--console-port)");
        LoopbackPort.requireFree(management, "management (--management-port)");
        if (intake != null) {
            LoopbackPort.requireFree(intake.port(), "the intake (--intake-port)");
        }
    }
}
