package org.telltale.timeline;

import java.util.List;

/**
 * One run on the time graph. Times are seconds since the run's start, in true time.
 *
 * @param run its name
 * @param caption what a reader wants to know of it, for example the bearer
 * @param seconds how long it lasted
 * @param contacts ascending by start
 * @param stimuli ascending by time
 */
public record RunLane(String run, String caption, double seconds, List<Contact> contacts, List<Mark> stimuli) {

	public RunLane {
		contacts = List.copyOf(contacts);
		stimuli = List.copyOf(stimuli);
	}

	/**
	 * One flow.
	 *
	 * @param flow its id
	 * @param endpoint name and address of the server
	 * @param start seconds since the run's start
	 * @param end seconds since the run's start
	 * @param bytesOut IP bytes that left the handset
	 * @param bytesIn IP bytes that reached it
	 * @param sightings how many sightings it carries out of the handset
	 */
	public record Contact(String flow, String endpoint, double start, double end, long bytesOut, long bytesIn, int sightings) {

		/** Whether more left the handset than reached it. */
		public boolean isUpHeavy() {
			return bytesOut > bytesIn;
		}
	}

	/**
	 * Something done to the handset.
	 *
	 * @param at seconds since the run's start
	 */
	public record Mark(String kind, double at) {
	}
}
