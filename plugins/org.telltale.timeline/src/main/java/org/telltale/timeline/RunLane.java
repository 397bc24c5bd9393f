package org.telltale.timeline;

import java.util.List;

/**
 * One run on the time graph. Times are seconds since the run's start, in true time.
 *
 * @param run its name
 * @param caption what a reader wants to know of it, for example the bearer
 * @param reservation why it says nothing of the handset that the case is about: that it is hypothetical, for example; else empty
 * @param startNanos its start, ns since the epoch
 * @param seconds how long it lasted
 * @param contacts ascending by start
 * @param stimuli what was done to the handset, ascending by time
 * @param sightings exhibits that were seen leaving the handset, ascending by time
 * @param bands what conditions held, by dimension and time
 * @param gaps where nothing could be seen, or not all, by time
 * @param points where several capture points saw flows and not all count: what counts, as one, then the others, of which nothing else is told here; else empty
 */
public record RunLane(String run, String caption, String reservation, long startNanos, double seconds, List<Contact> contacts, List<Mark> stimuli, List<Mark> sightings, List<Band> bands,
		List<Gap> gaps, List<Point> points) {

	public RunLane {
		contacts = List.copyOf(contacts);
		stimuli = List.copyOf(stimuli);
		sightings = List.copyOf(sightings);
		bands = List.copyOf(bands);
		gaps = List.copyOf(gaps);
		points = List.copyOf(points);
	}

	/** What a capture point saw of the run. */
	public record Point(String name, int flows, int sightings, long bytesOut, long bytesIn) {
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
	 * @param traits what else is known of it
	 */
	public record Contact(String flow, String endpoint, double start, double end, long bytesOut, long bytesIn, int sightings, Traits traits) {

		/** Whether more left the handset than reached it. */
		public boolean isUpHeavy() {
			return bytesOut > bytesIn;
		}
	}

	/**
	 * What else is known of a flow; empty where it is not known.
	 *
	 * @param point the capture point that saw it
	 * @param country of the server's address
	 * @param owner of the server's address
	 * @param app packages that the flow may be of
	 * @param kinds kinds of the exhibits that were seen in it, going out
	 */
	public record Traits(String point, String country, String owner, String app, List<String> kinds) {

		/** Nothing is known. */
		public static final Traits UNKNOWN = new Traits("", "", "", "", List.of());

		public Traits {
			kinds = List.copyOf(kinds);
		}
	}

	/**
	 * A moment.
	 *
	 * @param kind of the stimulus, or of the exhibit
	 * @param what the exhibit, or the exhibits of the stimulus
	 * @param flow the flow that carries it; empty for a stimulus
	 * @param at seconds since the run's start
	 * @param uncertainty by how many seconds the clock that gave it may be off
	 */
	public record Mark(String kind, String what, String flow, double at, double uncertainty) {
	}

	/**
	 * A value of a condition while it held.
	 *
	 * @param uncertainty by how many seconds its edges may be off
	 * @param source what says so, in a word
	 */
	public record Band(String dimension, String value, double from, double to, double uncertainty, String source) {
	}

	/**
	 * Where nothing could be seen, or not all.
	 *
	 * @param kind of what
	 * @param flow of which flow alone; empty where it concerns all
	 * @param endpoint that flow's; empty where it concerns all
	 * @param bytes how many bytes are concerned, where they can be counted
	 */
	public record Gap(Kind kind, String flow, String endpoint, double from, double to, long bytes) {

		/** What kind of gap it is. */
		public enum Kind {
			/** The run had a bearer that passes none of its capture points, or no capture has a frame. */
			NOT_CAPTURED("not captured"),
			/** Before the first or behind the last frame of every capture: whether it was captured is not known. */
			NO_FRAMES("no frames"),
			/** Frames were captured in part only. */
			CUT("frames cut"),
			/** Bytes of a flow are missing in the capture. */
			MISSING("bytes missing"),
			/** Bytes that left the handset were encrypted or of an unknown form. */
			UNREADABLE("unreadable");

			private final String words;

			Kind(String words) {
				this.words = words;
			}

			/** As people read it. */
			public String words() {
				return words;
			}
		}
	}
}
