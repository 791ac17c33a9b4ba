package org.lachan.takedown.requests;

/**
 * The body that asks.
 *
 * @param name as its letters show it
 * @param competent whether the law makes its request start a statutory term; the request of a child agency starts none
 */
public record Issuer(String name, boolean competent) {
    public Issuer {
        if (name.isBlank()) {
            throw new IllegalArgumentException("An issuer needs a name");
        }
    }
}
