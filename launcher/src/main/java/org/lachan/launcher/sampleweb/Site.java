package org.lachan.launcher.sampleweb;

/** The sites of the sample web; to a crawler each is another host. */
public enum Site {
    NEWS_VI("127.0.0.1"),
    NEWS_EN("127.0.0.2"),
    TIMELINE("127.0.0.3"),
    HOTLINE("127.0.0.4");

    private final String host;

    Site(String host) {
        this.host = host;
    }

    /** An address of the loopback network. Only Linux answers on all of them; elsewhere the sites differ by port alone. */
    public String host() {
        return host;
    }
}
