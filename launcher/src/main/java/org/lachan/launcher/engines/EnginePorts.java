package org.lachan.launcher.engines;

/** Ports of the engines on 127.0.0.1, 0 to 65535; 0 takes any free one. */
public record EnginePorts(int broker, int postgres) {
    public static final EnginePorts FREE = new EnginePorts(0, 0);

    public EnginePorts {
        LoopbackPort.check(broker);
        LoopbackPort.check(postgres);
    }
}
