package org.lachan.schemas;

import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.message.SchemaStore;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;

/** The schemas of this build, by fingerprint. */
public final class OurSchemas {
    private OurSchemas() {}

    /** Fingerprint (sixteen hex digits) to schema, for every Avro topic in pipeline order. */
    public static Map<String, Schema> byFingerprint() {
        Map<String, Schema> schemas = new LinkedHashMap<>();
        for (Topic<?> topic : Topics.ALL) {
            if (SpecificRecord.class.isAssignableFrom(topic.type())) {
                Schema schema = SpecificData.get().getSchema(topic.type());
                schemas.put(fingerprint(schema), schema);
            }
        }
        return schemas;
    }

    /** A store that knows this build's schemas and no others: for tests and for tools that read nobody else's records. */
    public static SchemaStore asStore() {
        SchemaStore.Cache cache = new SchemaStore.Cache();
        byFingerprint().values().forEach(cache::addSchema);
        return cache;
    }

    static String fingerprint(Schema schema) {
        return key(SchemaNormalization.parsingFingerprint64(schema));
    }

    static String key(long fingerprint) {
        return String.format("%016x", fingerprint);
    }
}
