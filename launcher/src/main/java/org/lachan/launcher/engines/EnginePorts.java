package org.lachan.launcher.engines;

import org.lachan.launcher.exit.LaunchFailure;

/** Ports of the engines on 127.0.0.1, 0 to 65535; 0 takes any free one. */
public record EnginePorts(int broker, int postgres) {
    public static final EnginePorts FREE = new EnginePorts(0, 0);

    static final String BROKER = "Kafka (--broker-port)";
    static final String POSTGRES = "PostgreSQL (--postgres-port)";

    public EnginePorts {
        LoopbackPort.check(broker);
        LoopbackPort.check(postgres);
    }

    /** Asked before anything starts that would have to be stopped again. Throws {@link LaunchFailure} {@code PORT_TAKEN} */
    public void requireFree() {
        LoopbackPort.requireFree(broker, BROKER);
        LoopbackPort.requireFree(postgres, POSTGRES);
    }
}
