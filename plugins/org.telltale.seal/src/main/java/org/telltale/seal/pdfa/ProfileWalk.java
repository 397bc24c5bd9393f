package org.telltale.seal.pdfa;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import org.verapdf.core.ModelParsingException;
import org.verapdf.core.ValidationException;
import org.verapdf.model.baselayer.Object;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.results.ValidationResults;
import org.verapdf.pdfa.validation.profiles.Rule;
import org.verapdf.pdfa.validation.profiles.ValidationProfile;
import org.verapdf.pdfa.validation.profiles.Variable;

/**
 * Holds every object of a file against every rule of a profile that concerns it: depth first from the root, in the order of veraPDF's
 * {@code BaseValidator}; an object with an identifier once.
 */
public final class ProfileWalk {

	private sealed interface Step {
	}

	private record Visit(Object object, Place place) implements Step {
	}

	/** All below the object has been met. */
	private record Leave(Object object) implements Step {
	}

	/** A rule that is asked last. */
	private record Later(RuleTest test, Visit visit) {
	}

	private final ValidationProfile profile;
	private final String rootType;
	private final Map<String, TypeRules> types = new HashMap<>();
	private final ArrayDeque<Step> open = new ArrayDeque<>();
	private final Set<String> met = new HashSet<>();
	private final List<Later> later = new ArrayList<>();
	private final Map<String, BrokenRule> broken = new TreeMap<>();

	private ProfileWalk(ValidationProfile profile, String rootType) {
		this.profile = profile;
		this.rootType = rootType;
	}

	/**
	 * The rules that a file breaks, in the order of their names.
	 *
	 * @param file veraPDF's model of the file; stays open
	 * @throws ModelParsingException if there is no model of the file
	 * @throws ValidationException if the model is not whole, or fails
	 */
	public static Collection<BrokenRule> brokenRules(PDFAParser file, ValidationProfile profile) throws ModelParsingException, ValidationException {
		try {
			return brokenRules(file.getRoot(), profile);
		} catch (RuntimeException e) {
			throw new ValidationException("Caught unexpected runtime exception during validation", e);
		}
	}

	/** As the other, of what is below an object. */
	static Collection<BrokenRule> brokenRules(Object root, ValidationProfile profile) throws ValidationException {
		ProfileWalk walk = new ProfileWalk(profile, root.getObjectType());
		try (Scripts scripts = new Scripts(profile)) {
			walk.from(root, scripts);
		}
		return walk.broken.values();
	}

	private void from(Object root, Scripts scripts) throws ValidationException {
		if (root.getID() != null) {
			met.add(root.getID());
		}
		open.push(new Visit(root, Place.root()));
		while (!open.isEmpty()) {
			switch (open.pop()) {
				case Visit visit -> visit(visit, scripts);
				case Leave leave -> ReadContent.letGo(leave.object);
			}
		}
		for (Later one : later) {
			hold(one.test, one.visit);
		}
	}

	private void visit(Visit visit, Scripts scripts) throws ValidationException {
		TypeRules rules = types.get(visit.object.getObjectType());
		if (rules == null) {
			rules = TypeRules.of(visit.object, profile, scripts);
			types.put(visit.object.getObjectType(), rules);
		}
		for (RuleTest test : rules.tests()) {
			hold(test, visit);
		}
		for (RuleTest test : rules.deferred()) {
			later.add(new Later(test, visit));
		}
		for (Variable variable : rules.variables()) {
			scripts.update(variable, visit.object);
		}
		for (int i = rules.links().size() - 1; i >= 0; i--) {
			follow(visit, rules.links().get(i));
		}
	}

	private void hold(RuleTest test, Visit visit) {
		if (!test.holds(visit.object)) {
			Rule rule = test.rule();
			String name = rule.getRuleId().getClause() + "-" + rule.getRuleId().getTestNumber();
			broken.computeIfAbsent(name, any -> new BrokenRule(name, rule.getDescription(), text(visit.place)));
		}
	}

	/** A place as veraPDF's reports print it: without the numbers that it draws for fonts anew in each run. */
	private String text(Place place) {
		return ValidationResults.locationFromValues(rootType, place.toString()).getContext();
	}

	private void follow(Visit from, String link) throws ValidationException {
		List<? extends Object> objects = from.object.getLinkedObjects(link);
		if (objects == null) {
			throw new ValidationException("There is a null link in an object. Context: " + from.place);
		}
		for (int i = objects.size() - 1; i >= 0; i--) {
			Object object = objects.get(i);
			if (object == null) {
				throw new ValidationException("There is a null link in an object. Context of the link: " + from.place + "/" + link + "[" + i + "]");
			}
			String id = object.getID();
			if (id == null || met.add(id)) {
				if (ReadContent.isReadOnce(object, from.object)) {
					open.push(new Leave(object));
				}
				open.push(new Visit(object, from.place.linked(link, i, id, object.getExtraContext())));
			}
		}
	}
}
