package org.telltale.seal.pdfa;

import java.util.Objects;

import org.mozilla.javascript.NativeJavaObject;
import org.mozilla.javascript.ScriptableObject;
import org.verapdf.model.baselayer.Object;
import org.verapdf.pdfa.validation.profiles.Rule;
import org.verapdf.pdfa.validation.profiles.ValidationProfile;
import org.verapdf.pdfa.validation.profiles.Variable;
import org.verapdf.pdfa.validation.validators.JavaScriptEvaluator;

/** veraPDF's evaluator of the profile's expressions, with the profile's variables. For one thread; to be closed by it. */
final class Scripts implements AutoCloseable {

	private final ScriptableObject scope = JavaScriptEvaluator.initialise();
	private int generation;

	Scripts(ValidationProfile profile) {
		for (Variable variable : profile.getVariables()) {
			java.lang.Object value = JavaScriptEvaluator.evaluateString(variable.getDefaultValue(), scope);
			scope.put(variable.getName(), scope, value instanceof NativeJavaObject wrapped ? wrapped.unwrap() : value);
		}
	}

	boolean holds(Object object, Rule rule) {
		return JavaScriptEvaluator.getTestEvalResult(object, rule, scope);
	}

	/** Sets a variable from an object that it depends on. */
	void update(Variable variable, Object object) {
		java.lang.Object value = JavaScriptEvaluator.evalVariableResult(variable, object, scope);
		if (!Objects.equals(value, scope.get(variable.getName(), scope))) {
			generation++;
		}
		scope.put(variable.getName(), scope, value);
	}

	/** How often a variable has got another value: what rules say may be remembered as long as this stays. */
	int generation() {
		return generation;
	}

	@Override
	public void close() {
		JavaScriptEvaluator.exitContext();
	}
}
