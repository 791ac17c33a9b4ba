package org.lachan.launcher.roles;

/** Ports on 127.0.0.1 of the console and of health and metrics; 0 takes any free one. */
public record WebPorts(int console, int management) {
    public static final WebPorts FREE = new WebPorts(0, 0);
}
