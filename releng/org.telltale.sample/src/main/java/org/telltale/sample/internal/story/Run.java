package org.telltale.sample.internal.story;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.telltale.base.CaptureInstant;

/** One test: its conditions, stimuli, traffic and captures, as its script fills them in. */
final class Run {

	private static final long SECOND = 1_000_000_000L;

	private final String id;
	private final String title;
	private final Instant start;
	private final Instant end;
	private final Optional<Unit> unit;
	private final Lab lab = new Lab();
	private final List<Condition> conditions = new ArrayList<>();
	private final List<Stimulus> stimuli = new ArrayList<>();
	private final List<Recording> recordings = new ArrayList<>();

	/** A run of a handset from {@code start} to {@code end}, UTC in ISO form. */
	Run(String id, String title, String start, String end, Unit unit) {
		this(id, title, start, end, Optional.of(unit));
	}

	/** A run, of a handset or of none. */
	Run(String id, String title, String start, String end, Optional<Unit> unit) {
		this.id = id;
		this.title = title;
		this.start = Instant.parse(start);
		this.end = Instant.parse(end);
		this.unit = unit;
	}

	/** The moment so many minutes and seconds after the start, nanoseconds since the epoch. */
	long at(int minute, int second) {
		return CaptureInstant.nanosOf(start) + (minute * 60L + second) * SECOND;
	}

	/** Adds a condition that a row of the settings or a property shows. */
	Run shownBy(String file, String dimension, String value) {
		conditions.add(new Condition(dimension, value, "settings", path(file), ""));
		return this;
	}

	/** Adds a condition with which the ROM begins, as its image has it. */
	Run byDefault(String image, String dimension, String value) {
		conditions.add(new Condition(dimension, value, Condition.ROM_DEFAULT, image, ""));
		return this;
	}

	/** Adds a condition that a picture of the screen shows. */
	Run pictured(String file, String dimension, String value) {
		conditions.add(new Condition(dimension, value, "screenshot", path(file), ""));
		return this;
	}

	/** Adds a condition for which a person's word is all there is. */
	Run stated(String by, String dimension, String value) {
		conditions.add(new Condition(dimension, value, "statement", "", by));
		return this;
	}

	/** Adds a stimulus. */
	Run stimulus(int minute, int second, String kind, String... exhibits) {
		stimuli.add(new Stimulus(at(minute, second), kind, List.of(exhibits)));
		return this;
	}

	/** Adds a capture. */
	Run recorded(Recording recording) {
		recordings.add(recording);
		return this;
	}

	/** The path of an artefact of this run; its name is unique in the whole case. */
	private String path(String file) {
		String run = id.toLowerCase(Locale.ROOT);
		return "handset/" + run + "/" + run + "-" + file;
	}

	String id() {
		return id;
	}

	String title() {
		return title;
	}

	Instant start() {
		return start;
	}

	Instant end() {
		return end;
	}

	Optional<Unit> unit() {
		return unit;
	}

	Lab lab() {
		return lab;
	}

	List<Condition> conditions() {
		return List.copyOf(conditions);
	}

	List<Stimulus> stimuli() {
		return List.copyOf(stimuli);
	}

	List<Recording> recordings() {
		return List.copyOf(recordings);
	}
}
