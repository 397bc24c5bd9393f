package org.telltale.workbench.wizards;

import java.util.Optional;
import java.util.function.BooleanSupplier;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.telltale.casework.CaseDetails;
import org.telltale.seal.HttpTimeStampAuthority;
import org.telltale.seal.SealException;
import org.telltale.seal.SealLevel;
import org.telltale.seal.SealPlan;
import org.telltale.workbench.text.Texts;

/** What the pages of a report say of its seal that is prepared for a reviewer elsewhere: who reviews it, and how it is going to be sealed. */
final class PlanPage extends FieldPage {

	private static final String NOW = "now";

	private final BooleanSupplier wanted;

	/** @param wanted whether the report is prepared */
	PlanPage(BooleanSupplier wanted) {
		super("reportPlan");
		this.wanted = wanted;
	}

	@Override
	void fill(Composite parent) {
		field("reviewer", SWT.NONE).setMessage(Texts.of("reportPlan.reviewerHint"));
		oneOf("level", "B", "T", "LTA");
		oneOf("when", NOW, "later");
		field("tsa", SWT.NONE).setMessage("http://tsa.example/");
		note().setText(Texts.of("reportPlan.next"));
	}

	private SealLevel level() {
		return SealLevel.valueOf(chosen("level"));
	}

	private boolean stampedThen() {
		return level() != SealLevel.B && chosen("when").equals(NOW);
	}

	@Override
	Fault fault() {
		enable(level() != SealLevel.B, "when");
		enable(stampedThen(), "tsa");
		if (wanted.getAsBoolean() && CaseDetails.isBlank(value("reviewer"))) {
			return new Fault("reviewer", Texts.of("reportPlan.noReviewer"));
		}
		if (!stampedThen()) {
			return Fault.NONE;
		}
		if (isEmpty("tsa")) {
			return new Fault("tsa", Texts.of("reportStamp.noAuthority"));
		}
		try {
			authority();
			return Fault.NONE;
		} catch (SealException e) {
			return new Fault("tsa", e.getMessage());
		}
	}

	/** Nobody is asked now: the pages name who is going to be. */
	private String authority() throws SealException {
		return new HttpTimeStampAuthority(value("tsa")).name();
	}

	/** What the pages say. @throws SealException if the authority's address is none */
	SealPlan plan() throws SealException {
		return new SealPlan(level(), level() != SealLevel.B && !stampedThen(), stampedThen() ? Optional.of(authority()) : Optional.empty(), Optional.of(value("reviewer")));
	}
}
