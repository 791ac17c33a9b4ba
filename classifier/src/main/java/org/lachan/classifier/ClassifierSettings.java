package org.lachan.classifier;

import java.nio.file.Path;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.lachan.content.folder.DataFolder;
import org.lachan.content.streams.Applications;
import org.lachan.content.streams.StreamsSettings;

/**
 * What the classifier needs to know.
 *
 * @param bootstrap the brokers' addresses
 * @param folder keys, sealed bytes and local state
 * @param policy the operator's policy.yaml, watched; null leaves the policy to {@code lachan policy publish}
 * @param threads of the text application, at least 1; the media application has half as many, at least 1
 * @param instanceId stable per data folder, unique among the instances
 */
public record ClassifierSettings(
        String bootstrap, DataFolder folder, @Nullable Path policy, int threads, String instanceId) {
    /** {@code application.id} of the text application. */
    public static final String TEXT_APPLICATION = Applications.TEXT;
    /** {@code application.id} of the media application. */
    public static final String MEDIA_APPLICATION = Applications.MEDIA;

    public ClassifierSettings {
        if (threads < 1) {
            throw new IllegalArgumentException("threads must be at least 1, not " + threads);
        }
        if (bootstrap.isBlank() || instanceId.isBlank()) {
            throw new IllegalArgumentException("bootstrap and instanceId must not be blank");
        }
    }

    int mediaThreads() {
        return Math.max(1, threads / 2);
    }

    Properties text() {
        return application(TEXT_APPLICATION, threads);
    }

    Properties media() {
        return application(MEDIA_APPLICATION, mediaThreads());
    }

    private Properties application(String id, int itsThreads) {
        return StreamsSettings.exactlyOnce(id, bootstrap, folder.streams(), instanceId, itsThreads);
    }
}
