package org.telltale.seal.pdfa;

import java.util.ArrayList;
import java.util.List;

import org.verapdf.model.baselayer.Object;
import org.verapdf.pdfa.validation.profiles.Rule;
import org.verapdf.pdfa.validation.profiles.ValidationProfile;
import org.verapdf.pdfa.validation.profiles.Variable;

/**
 * What a profile says of objects of one type.
 *
 * @param tests rules to hold an object against when it is met, those of its type before those of the types above
 * @param deferred rules to hold it against when all others have been met
 * @param variables what is to be set from it
 * @param links names of the links that lead on from it
 */
record TypeRules(List<RuleTest> tests, List<RuleTest> deferred, List<Variable> variables, List<String> links) {

	/** The rules for the type of an object. */
	static TypeRules of(Object object, ValidationProfile profile, Scripts scripts) {
		List<RuleTest> tests = new ArrayList<>();
		List<RuleTest> deferred = new ArrayList<>();
		List<Variable> variables = new ArrayList<>();
		List<String> types = new ArrayList<>();
		types.add(object.getObjectType());
		types.addAll(object.getSuperTypes());
		for (String type : types) {
			for (Rule rule : profile.getRulesByObject(type)) {
				(Boolean.TRUE.equals(rule.getDeferred()) ? deferred : tests).add(new RuleTest(rule, scripts, object));
			}
			variables.addAll(profile.getVariablesByObject(type));
		}
		return new TypeRules(tests, deferred, variables, object.getLinks());
	}
}
