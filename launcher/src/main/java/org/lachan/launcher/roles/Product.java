package org.lachan.launcher.roles;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A version of this program: {@code 0.2.0} or {@code 0.2.0-SNAPSHOT}; a run from classes has none that compares. */
public record Product(String version) {
    private static final Pattern NUMBERS = Pattern.compile("(\\d{1,6})\\.(\\d{1,6})\\.(\\d{1,6})(-\\w+)?");

    /** As the jar's manifest says. */
    public static Product running() {
        return new Product(Optional.ofNullable(Product.class.getPackage().getImplementationVersion())
                .orElse("unpackaged"));
    }

    /** Compares the three numbers; what has none is neither older nor newer. */
    public boolean isOlderThan(Product other) {
        Matcher mine = NUMBERS.matcher(version);
        Matcher theirs = NUMBERS.matcher(other.version);
        return mine.matches() && theirs.matches() && Arrays.compare(numbers(mine), numbers(theirs)) < 0;
    }

    private static int[] numbers(Matcher version) {
        return new int[] {
            Integer.parseInt(version.group(1)), Integer.parseInt(version.group(2)), Integer.parseInt(version.group(3))
        };
    }
}
