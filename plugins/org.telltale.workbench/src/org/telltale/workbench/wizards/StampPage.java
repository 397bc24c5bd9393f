package org.telltale.workbench.wizards;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.telltale.report.SealChoice;
import org.telltale.seal.HttpTimeStampAuthority;
import org.telltale.seal.SealException;
import org.telltale.seal.SealLevel;
import org.telltale.seal.SealPlan;
import org.telltale.seal.SigningOptions.RevocationSources;
import org.telltale.workbench.text.Texts;

/** How long the signature can be checked: its level, who stamps it and when, and where revocation data come from. */
final class StampPage extends FieldPage {

	private static final String NOW = "now";
	private static final String LATER = "later";

	private final Places places;
	/** What pages that are there already say of the seal; empty: everything is chosen here. */
	private final Supplier<Optional<SealPlan>> plan;

	StampPage(Places places) {
		this(places, Optional::empty);
	}

	/** @param plan of a report that is prepared: level and time of the stamp are as its pages say */
	StampPage(Places places, Supplier<Optional<SealPlan>> plan) {
		super("reportStamp");
		this.places = places;
		this.plan = plan;
	}

	@Override
	void fill(Composite parent) {
		oneOf("level", "B", "T", "LTA");
		oneOf("when", NOW, LATER);
		field("tsa", SWT.NONE).setMessage("http://tsa.example/");
		file("question", SWT.SAVE, "*.tsq");
		files("crls", "*.crl", "*").setMessage(Texts.of("reportStamp.filesHint"));
		files("ocsps", "*.ors;*.ocsp", "*").setMessage(Texts.of("reportStamp.filesHint"));
		field("hosts", SWT.NONE).setMessage(Texts.of("reportStamp.hostsHint"));
	}

	private boolean stamped() {
		return level() != SealLevel.B;
	}

	private SealLevel level() {
		return SealLevel.valueOf(chosen("level"));
	}

	private boolean now() {
		return chosen("when").equals(NOW);
	}

	private boolean revoking() {
		return level() == SealLevel.LTA && now();
	}

	@Override
	Fault fault() {
		Optional<SealPlan> said = plan.get();
		said.ifPresent(seal -> {
			choose("level", seal.level().name());
			choose("when", seal.awaited() ? LATER : NOW);
		});
		enable(said.isEmpty(), "level");
		enable(said.isEmpty() && stamped(), "when");
		enable(stamped() && now(), "tsa");
		enable(stamped() && !now(), "question");
		enable(revoking(), "crls", "ocsps", "hosts");
		Set<SealChoice.Fault> faults = choice().faults();
		if (faults.contains(SealChoice.Fault.ONE_STAMP)) {
			return now() ? new Fault("tsa", Texts.of("reportStamp.noAuthority")) : new Fault("question", Texts.of("reportStamp.noQuestion"));
		}
		if (!faults.isEmpty()) {
			throw new IllegalStateException("fields that do not go together are not usable together: " + faults);
		}
		if (stamped() && now()) {
			return address();
		}
		return stamped() ? places.fault(this, "question", Texts.of("reportStamp.noQuestion")) : Fault.NONE;
	}

	private Fault address() {
		try {
			String name = new HttpTimeStampAuthority(value("tsa")).name();
			Optional<String> said = plan.get().flatMap(SealPlan::authority);
			if (said.isPresent() && !said.get().equals(name)) {
				return new Fault("tsa", Texts.of("reportStamp.otherAuthority", said.get()));
			}
		} catch (SealException e) {
			return new Fault("tsa", e.getMessage());
		}
		for (String name : revoking() ? List.of("crls", "ocsps") : List.<String>of()) {
			if (!allThere(name)) {
				return new Fault(name, Texts.of("reportStamp.noFile"));
			}
		}
		return Fault.NONE;
	}

	@Override
	String warning() {
		boolean nothing = revoking() && isEmpty("crls") && isEmpty("ocsps") && isEmpty("hosts");
		return nothing ? Texts.of("reportStamp.noRevocation") : "";
	}

	/** What is asked of the seal. */
	SealChoice choice() {
		Optional<String> authority = stamped() && now() && !isEmpty("tsa") ? Optional.of(value("tsa")) : Optional.empty();
		Optional<Path> question = stamped() && !now() && isWritable("question") ? Optional.of(Path.of(value("question"))) : Optional.empty();
		boolean files = revoking() && allThere("crls") && allThere("ocsps");
		RevocationSources revocation = files && authority.isPresent() ? new RevocationSources(paths("crls"), paths("ocsps"), hosts()) : RevocationSources.NONE;
		return new SealChoice(level(), authority, question, revocation);
	}

	private List<String> hosts() {
		return Arrays.stream(value("hosts").split("[,;\\s]+")).filter(host -> !host.isEmpty()).toList();
	}
}
