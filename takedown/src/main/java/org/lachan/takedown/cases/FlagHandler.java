package org.lachan.takedown.cases;

import java.time.Clock;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.lachan.avro.Flag;
import org.lachan.schemas.AvroSerdes;
import org.lachan.takedown.audit.AuditChain;
import org.lachan.takedown.consume.RecordHandler;
import org.lachan.takedown.store.Sql;

/** Flags from Kafka become cases. */
public final class FlagHandler implements RecordHandler<FlagHandler.Read> {
    private final FlagIntake intake;

    public FlagHandler(AuditChain audit, Clock clock) {
        this.intake = new FlagIntake(audit, clock);
    }

    /** What a record on {@code flags} says. */
    public static final class Read {
        private final Finding finding;

        Read(Finding finding) {
            this.finding = finding;
        }
    }

    @Override
    public Read read(AvroSerdes serdes, ConsumerRecord<byte[], byte[]> bytes) {
        @Nullable Flag flag = serdes.deserializer(Flag.class).deserialize(bytes.topic(), bytes.value());
        if (flag == null) {
            throw new IllegalArgumentException("A flag without a value");
        }
        return new Read(CaseRecords.finding(flag));
    }

    @Override
    public void lock(Sql tx, List<Read> batch) {
        CaseTable.lockAll(tx, batch.stream().map(read -> read.finding.postId()).toList());
    }

    @Override
    public void take(Sql tx, Read read) {
        intake.take(tx, read.finding);
    }
}
