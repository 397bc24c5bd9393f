package org.telltale.seal.pdfa;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.verapdf.model.baselayer.Object;
import org.verapdf.pdfa.validation.profiles.Rule;

/**
 * One rule for one type of object. What it said of plain values is remembered: a report of a thousand pages has six million numbers and some
 * hundred different ones.
 */
final class RuleTest {

	private static final int REMEMBERED_VALUES = 1 << 14;

	private final Rule rule;
	private final Scripts scripts;
	private final Optional<List<Property<?>>> reads;
	private final Map<java.lang.Object, Boolean> known = new HashMap<>();
	private int generation;

	RuleTest(Rule rule, Scripts scripts, Object like) {
		this.rule = rule;
		this.scripts = scripts;
		this.reads = plainReads(rule.getTest(), like);
	}

	Rule rule() {
		return rule;
	}

	boolean holds(Object object) {
		if (reads.isEmpty()) {
			return scripts.holds(object, rule);
		}
		if (generation != scripts.generation() || known.size() >= REMEMBERED_VALUES) {
			known.clear();
			generation = scripts.generation();
		}
		java.lang.Object values = values(object, reads.get());
		Boolean said = known.get(values);
		if (said == null) {
			said = scripts.holds(object, rule);
			known.put(values, said);
		}
		return said;
	}

	private static java.lang.Object values(Object object, List<Property<?>> properties) {
		if (properties.size() == 1) {
			return properties.get(0).of(object);
		}
		List<java.lang.Object> values = new ArrayList<>(properties.size());
		for (Property<?> property : properties) {
			values.add(property.of(object));
		}
		return values;
	}

	/** The properties that a test reads; empty if one of them, or a size of a link, is not known to be plain. */
	private static Optional<List<Property<?>>> plainReads(String test, Object like) {
		List<String> words = Arrays.asList(test.split("\\W"));
		if (like.getLinks().stream().anyMatch(link -> words.contains(link + "_size"))) {
			return Optional.empty();
		}
		List<Property<?>> reads = new ArrayList<>();
		for (String name : Set.copyOf(like.getProperties())) {
			if (words.contains(name)) {
				Optional<Property<?>> plain = Property.plain(name, like);
				if (plain.isEmpty()) {
					return Optional.empty();
				}
				reads.add(plain.get());
			}
		}
		return Optional.of(reads);
	}
}
