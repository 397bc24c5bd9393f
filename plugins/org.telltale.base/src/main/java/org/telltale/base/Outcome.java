package org.telltale.base;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What reading bad input gives: a value, possibly partial or absent, and the problems met on the way.
 *
 * @param value the value, empty if nothing could be made of the input
 * @param problems in the order met; empty if everything was read
 * @param <T> the value's type
 */
public record Outcome<T>(Optional<T> value, List<Problem> problems) {

	public Outcome {
		problems = List.copyOf(problems);
	}

	/** A whole value. */
	public static <T> Outcome<T> of(T value) {
		return new Outcome<>(Optional.of(value), List.of());
	}

	/** A value that is partial for the reasons given. */
	public static <T> Outcome<T> of(T value, List<Problem> problems) {
		return new Outcome<>(Optional.of(value), problems);
	}

	/** No value at all. */
	public static <T> Outcome<T> none(Problem problem) {
		return new Outcome<>(Optional.empty(), List.of(problem));
	}

	/** Whether there is a value and no problem. */
	public boolean isWhole() {
		return value.isPresent() && problems.isEmpty();
	}

	/** The same outcome with its value changed. */
	public <R> Outcome<R> map(Function<? super T, ? extends R> change) {
		return new Outcome<>(value.map(change), problems);
	}
}
