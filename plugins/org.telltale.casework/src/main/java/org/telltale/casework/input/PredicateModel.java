package org.telltale.casework.input;

import org.telltale.audit.predicate.Predicate;
import org.telltale.model.ConditionTest;
import org.telltale.model.PredicateVerb;
import org.telltale.model.TelltaleFactory;

/** The model's form of a parsed predicate. */
final class PredicateModel {

	private PredicateModel() {
	}

	static org.telltale.model.Predicate of(Predicate parsed) {
		org.telltale.model.Predicate predicate = TelltaleFactory.eINSTANCE.createPredicate();
		predicate.getKinds().addAll(parsed.kinds());
		parsed.when().forEach(test -> predicate.getWhen().add(test(test)));
		switch (parsed) {
			case Predicate.Never never -> {
				predicate.setVerb(PredicateVerb.NEVER_SEND);
				predicate.setTarget("any");
			}
			case Predicate.OnlyAfter after -> {
				predicate.setVerb(PredicateVerb.SEND_ONLY_AFTER);
				predicate.setAfter(test(after.act()));
			}
			case Predicate.OnlyEncrypted encrypted -> predicate.setVerb(PredicateVerb.SEND_ONLY_ENCRYPTED);
			case Predicate.Initially initially -> {
				predicate.setVerb(PredicateVerb.INITIALLY);
				predicate.setState(test(initially.state()));
				predicate.setEvent("reset");
			}
		}
		return predicate;
	}

	private static ConditionTest test(Predicate.Test from) {
		ConditionTest test = TelltaleFactory.eINSTANCE.createConditionTest();
		test.setDimension(from.dimension());
		test.getValues().addAll(from.values());
		test.setAtLeast(from.atLeast());
		return test;
	}
}
