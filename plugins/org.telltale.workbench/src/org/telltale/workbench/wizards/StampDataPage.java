package org.telltale.workbench.wizards;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.BooleanSupplier;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.telltale.seal.SigningOptions.RevocationSources;
import org.telltale.workbench.text.Texts;

/** What is attached before the time stamp that makes level LTA: certificates and revocation data, the same for the question and its answer. */
final class StampDataPage extends FieldPage {

	private final BooleanSupplier wanted;

	/** @param wanted whether the report is raised to level LTA */
	StampDataPage(BooleanSupplier wanted) {
		super("stampData", "reportStamp");
		this.wanted = wanted;
	}

	@Override
	void fill(Composite parent) {
		files("crls", "*.crl", "*").setMessage(Texts.of("reportStamp.filesHint"));
		files("ocsps", "*.ors;*.ocsp", "*").setMessage(Texts.of("reportStamp.filesHint"));
		files("chain", "*.pem;*.crt", "*").setMessage(Texts.of("stampData.chainHint"));
		field("hosts", SWT.NONE).setMessage(Texts.of("reportStamp.hostsHint"));
		note().setText(Texts.of("stampData.same"));
	}

	@Override
	Fault fault() {
		for (String name : wanted.getAsBoolean() ? List.of("crls", "ocsps", "chain") : List.<String>of()) {
			if (!allThere(name)) {
				return new Fault(name, Texts.of("reportStamp.noFile"));
			}
		}
		return Fault.NONE;
	}

	@Override
	String warning() {
		return isEmpty("crls") && isEmpty("ocsps") && isEmpty("hosts") ? Texts.of("reportStamp.noRevocation") : "";
	}

	List<Path> chain() {
		return paths("chain");
	}

	RevocationSources revocation() {
		return new RevocationSources(paths("crls"), paths("ocsps"), Arrays.stream(value("hosts").split("[,;\\s]+")).filter(host -> !host.isEmpty()).toList());
	}
}
