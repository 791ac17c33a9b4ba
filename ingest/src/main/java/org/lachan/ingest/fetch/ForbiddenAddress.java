package org.lachan.ingest.fetch;

import java.io.IOException;

/** A host that resolves to an address inside a network. */
public final class ForbiddenAddress extends IOException {
    private static final long serialVersionUID = 1L;

    ForbiddenAddress(String host, String address) {
        super("host " + host + " resolves to " + address + ", which is not a public address");
    }
}
