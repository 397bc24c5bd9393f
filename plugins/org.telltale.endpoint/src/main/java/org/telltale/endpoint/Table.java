package org.telltale.endpoint;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.telltale.base.Digest;
import org.telltale.base.IpAddress;

/** A dated table of address ranges; ranges may lie in one another, the narrowest speaks first. Immutable. */
public final class Table {

	private static final Comparator<TableRow> BY_RANGE = Comparator.comparing((TableRow row) -> row.range().first())
			.thenComparing(Comparator.comparing((TableRow row) -> row.range().last()).reversed());

	private final String name;
	private final Digest digest;
	private final Optional<String> date;
	private final List<TableRow> rows;
	private final int[] outer;

	/**
	 * @param name as the examiner knows it, usually the file's name
	 * @param digest SHA-256 of the file
	 * @param date the day of which the table itself says it is, ISO 8601; empty if it says none
	 * @param rows in any order
	 */
	public Table(String name, Digest digest, Optional<String> date, List<TableRow> rows) {
		this.name = name;
		this.digest = digest;
		this.date = date;
		this.rows = rows.stream().sorted(BY_RANGE).toList();
		this.outer = outer(this.rows);
	}

	/** For each row the nearest one before it that may still reach over it, -1 if there is none. */
	private static int[] outer(List<TableRow> sorted) {
		int[] outer = new int[sorted.size()];
		Deque<Integer> open = new ArrayDeque<>();
		for (int i = 0; i < sorted.size(); i++) {
			while (!open.isEmpty() && sorted.get(open.peek()).range().last().compareTo(sorted.get(i).range().first()) < 0) {
				open.pop();
			}
			outer[i] = open.isEmpty() ? -1 : open.peek();
			open.push(i);
		}
		return outer;
	}

	/** The table's name. */
	public String name() {
		return name;
	}

	/** SHA-256 of the file that it was read from. */
	public Digest digest() {
		return digest;
	}

	/** The day of which the table says it is. */
	public Optional<String> date() {
		return date;
	}

	/** How many rows it has. */
	public int size() {
		return rows.size();
	}

	/** All rows on the address whatever their dates, the narrowest range first; rows of equal ranges as in the file. */
	public List<TableRow> rows(IpAddress address) {
		List<TableRow> found = new ArrayList<>();
		int at = lastStartingAtOrBefore(address);
		while (at >= 0) {
			if (rows.get(at).range().contains(address)) {
				found.addFirst(rows.get(at));
			}
			at = outer[at];
		}
		found.sort(Comparator.comparing(row -> row.range().size()));
		return found;
	}

	private int lastStartingAtOrBefore(IpAddress address) {
		int low = 0;
		int high = rows.size();
		while (low < high) {
			int middle = low + high >>> 1;
			if (rows.get(middle).range().first().compareTo(address) <= 0) {
				low = middle + 1;
			} else {
				high = middle;
			}
		}
		return low - 1;
	}
}
