package org.telltale.model.validation;

import java.time.Instant;

import org.eclipse.emf.common.util.BasicDiagnostic;
import org.eclipse.emf.common.util.Diagnostic;
import org.eclipse.emf.common.util.DiagnosticChain;
import org.eclipse.emf.ecore.EObject;

/** Collects what one object's rules complain of, as EMF diagnostics. */
final class Complaints {

	static final String SOURCE = "org.telltale.model";

	private final DiagnosticChain chain;
	private final EObject object;
	private boolean valid = true;

	Complaints(DiagnosticChain chain, EObject object) {
		this.chain = chain;
		this.object = object;
	}

	boolean isValid() {
		return valid;
	}

	/** An error unless something holds. */
	void require(boolean holds, String code, String what, String remedy) {
		add(holds, Diagnostic.ERROR, Complaint.Severity.ERROR, code, what, remedy);
	}

	/** A warning unless something holds. */
	void advise(boolean holds, String code, String what, String remedy) {
		add(holds, Diagnostic.WARNING, Complaint.Severity.WARNING, code, what, remedy);
	}

	/** An error if a text that has to be there is blank. */
	void requireText(String text, String code, String name) {
		require(text != null && !text.isBlank(), code, "it has no " + name, "enter the " + name);
	}

	/** An error unless both moments are there and the second is behind the first. */
	void requireOrder(Instant from, Instant to, String code) {
		require(from != null && to != null, code, "its start or end is missing", "enter both");
		require(from == null || to == null || from.isBefore(to), code, "it ends at " + to + ", not after its start at " + from,
				"correct one of the two times");
	}

	private void add(boolean holds, int level, Complaint.Severity severity, String code, String what, String remedy) {
		if (holds) {
			return;
		}
		valid &= level != Diagnostic.ERROR;
		if (chain != null) {
			Complaint complaint = new Complaint(severity, code, object, ObjectNames.of(object), what, remedy);
			chain.add(new BasicDiagnostic(level, SOURCE, 0, complaint.text(), new Object[] {object, complaint}));
		}
	}
}
