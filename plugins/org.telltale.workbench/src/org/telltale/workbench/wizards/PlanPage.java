package org.telltale.workbench.wizards;

import java.util.Optional;
import java.util.function.BooleanSupplier;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.telltale.casework.CaseDetails;
import org.telltale.seal.SealException;
import org.telltale.seal.SealLevel;
import org.telltale.seal.SealPlan;
import org.telltale.workbench.text.Texts;

/** What the pages of a report say of its seal that is prepared for a reviewer elsewhere: who reviews it, and how it is going to be sealed. */
final class PlanPage extends FieldPage {

	private static final String NOW = "now";

	private final BooleanSupplier wanted;
	private final AuthorityField authority = new AuthorityField(this);

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
		authority.fill();
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
		enable(stampedThen(), AuthorityField.NAME);
		if (wanted.getAsBoolean() && CaseDetails.isBlank(value("reviewer"))) {
			return new Fault("reviewer", Texts.of("reportPlan.noReviewer"));
		}
		return stampedThen() ? authority.fault() : Fault.NONE;
	}

	/** What the pages say: they name who is going to be asked. @throws SealException if the authority's address is none */
	SealPlan plan() throws SealException {
		return new SealPlan(level(), level() != SealLevel.B && !stampedThen(), stampedThen() ? Optional.of(authority.authority().name()) : Optional.empty(), Optional.of(value("reviewer")));
	}
}
