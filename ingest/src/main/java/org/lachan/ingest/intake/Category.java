package org.lachan.ingest.intake;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a reporter says it is about, in plain words: it orders the work and decides nothing. */
public enum Category {
    SEXUAL_ABUSE,
    GROOMING,
    SEXUAL_CONTENT,
    BULLYING,
    HUMILIATION,
    PRIVATE_DATA,
    IDENTITY_IN_NEWS,
    SELF_HARM,
    DANGEROUS_CHALLENGE,
    QUESTION,
    OTHER;

    /** As people and files write it: {@code sexual-abuse}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<Category> of(String key) {
        return Arrays.stream(values())
                .filter(category -> category.key().equals(key))
                .findFirst();
    }

    static String keys() {
        return Arrays.stream(values()).map(Category::key).collect(Collectors.joining(", "));
    }
}
