package org.lachan.ingest.schedule;

/** Where a task lies on {@code fetch.tasks}. */
record Position(int partition, long offset) {}
