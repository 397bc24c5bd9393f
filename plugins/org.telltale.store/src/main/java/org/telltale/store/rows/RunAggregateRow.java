package org.telltale.store.rows;

/**
 * What one run exchanged with one endpoint.
 *
 * @param firstNanos UTC, nanoseconds since the epoch
 * @param lastNanos UTC, nanoseconds since the epoch
 * @param exposureNanos how long the run observed
 */
public record RunAggregateRow(String run, String endpoint, long flows, long framesOut, long framesIn, long bytesOut,
		long bytesIn, long payloadOut, long payloadIn, long unreadableOut, long unreadableIn, long firstNanos, long lastNanos,
		long exposureNanos, long sightings) {
}
