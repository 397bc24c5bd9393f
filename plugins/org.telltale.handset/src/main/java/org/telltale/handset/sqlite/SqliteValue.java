package org.telltale.handset.sqlite;

import java.util.Optional;

/** A value as a record holds it (SQLite file format section 2.1), before any column affinity. */
public sealed interface SqliteValue {

	/** NULL, also for a column that the record is too short to hold and that has no default. */
	SqliteValue NULL = new Null();

	/** NULL. */
	record Null() implements SqliteValue {
	}

	/** A signed integer of up to 64 bits. */
	record Int(long value) implements SqliteValue {
	}

	/** An IEEE 754 double. */
	record Real(double value) implements SqliteValue {
	}

	/** Text, decoded in the database's encoding; bytes that are no such text are shown as U+FFFD. */
	record Text(String value) implements SqliteValue {
	}

	/** Bytes. The array is the value's own. */
	record Blob(byte[] value) implements SqliteValue {
	}

	/** This value as text: text itself, or an integer's digits; empty for NULL, reals and blobs. */
	default Optional<String> text() {
		return switch (this) {
			case Text text -> Optional.of(text.value());
			case Int number -> Optional.of(Long.toString(number.value()));
			default -> Optional.empty();
		};
	}

	/** This value as an integer: an integer itself, or text that is nothing but one. */
	default Optional<Long> integer() {
		return switch (this) {
			case Int number -> Optional.of(number.value());
			case Text text -> text.value().matches("-?\\d{1,18}") ? Optional.of(Long.parseLong(text.value())) : Optional.empty();
			default -> Optional.empty();
		};
	}
}
