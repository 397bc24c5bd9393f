package org.telltale.store.rows;

/**
 * Who was talked to. Registry country, AS and owner are three things and come from three sources.
 *
 * @param id address
 * @param host the best name, empty if none
 * @param names all names, sorted, parted by blanks
 * @param country empty: unknown
 * @param countrySource table, digest, date
 * @param autonomousSystem empty: unknown
 * @param autonomousSystemSource table, digest, date
 * @param owner empty: unknown
 * @param ownerSource table, digest, date
 * @param asOf ISO date for which that holds
 * @param baseline seen in a control run without handset
 * @param firstNanos UTC, nanoseconds since the epoch
 * @param lastNanos UTC, nanoseconds since the epoch
 * @param runs ids of the runs it was seen in, sorted, parted by blanks
 */
public record EndpointRow(String id, String address, String host, String hostSource, String names, String country,
		String countrySource, String autonomousSystem, String autonomousSystemSource, String owner, String ownerSource, String asOf,
		boolean baseline, long flows, long framesOut, long framesIn, long bytesOut, long bytesIn, long payloadOut, long payloadIn,
		long unreadableOut, long firstNanos, long lastNanos, String runs, long sightings, long links) {
}
