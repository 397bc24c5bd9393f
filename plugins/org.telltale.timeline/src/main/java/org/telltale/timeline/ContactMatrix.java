package org.telltale.timeline;

import java.util.List;
import java.util.Optional;

/**
 * How often, and with how many bytes, each endpoint was called while each condition held, in the time in which that was watched.
 *
 * @param columns the conditions, those of a dimension side by side
 * @param rows the endpoints, those with the most sightings first, then by bytes out
 */
public record ContactMatrix(List<Column> columns, List<Row> rows) {

	public ContactMatrix {
		columns = List.copyOf(columns);
		rows = List.copyOf(rows);
	}

	/**
	 * A condition.
	 *
	 * @param watchedSeconds for how long it held while a point that sees the run's bearer captured; 0 means that nothing is known of it
	 * @param runs in which it held and was watched
	 */
	public record Column(String dimension, String value, double watchedSeconds, List<String> runs) {

		public Column {
			runs = List.copyOf(runs);
		}

		/** Whether it was watched at all. */
		public boolean isObserved() {
			return watchedSeconds > 0;
		}

		/** {@code cloud = off}. */
		public String words() {
			return dimension + " = " + value;
		}
	}

	/** An endpoint with a cell for each column. */
	public record Row(String endpoint, List<Cell> cells) {

		public Row {
			cells = List.copyOf(cells);
		}
	}

	/**
	 * What was seen of an endpoint under a condition. Rates are for an hour; there are none where nothing was watched.
	 *
	 * @param contacts slots of ten seconds in which a flow to it begins
	 * @param bytesOut of the flows that begin in the watched time
	 * @param sightings of exhibits that left the handset in these flows
	 * @param rate of the contacts, with its bounds at 95 %
	 */
	public record Cell(long contacts, long bytesOut, long bytesIn, long sightings, Optional<Rate> rate) {
	}

	/**
	 * A number an hour.
	 *
	 * @param low lower bound at 95 %, by the exact interval of a Poisson count
	 * @param high upper bound
	 */
	public record Rate(double perHour, double low, double high) {
	}

	/** An hourly rate of a number in the watched time of a column; 0 where nothing was watched. */
	public static double perHour(long number, Column column) {
		return column.isObserved() ? number * 3600 / column.watchedSeconds() : 0;
	}
}
