package org.telltale.workbench.wizards;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.telltale.workbench.text.Texts;

/** Of which run the files are, where they were captured, who acquired them and how. */
final class OriginPage extends FieldPage {

	private static final List<String> POINTS = List.of("", "handset", "ap", "gateway", "vpn");

	private final List<String> runs;
	private Combo run;
	private Combo point;

	OriginPage(List<String> runs) {
		super("importOrigin");
		this.runs = runs;
	}

	@Override
	void fill(Composite parent) {
		run = combo(parent, "run", runs);
		run.add("", 0);
		point = combo(parent, "point", POINTS);
		field("offset", SWT.NONE).setMessage("PT0S");
		field("uncertainty", SWT.NONE).setMessage("PT2S");
		field("exhibitNumber", SWT.NONE);
		field("acquirer", SWT.NONE);
		field("acquiredAt", SWT.NONE).setMessage("2014-08-07T10:00:00Z");
		field("method", SWT.NONE);
		field("tool", SWT.NONE);
		field("note", SWT.MULTI | SWT.WRAP);
		file("passwords", SWT.OPEN);
	}

	private static Combo combo(Composite parent, String name, List<String> items) {
		new Label(parent, SWT.NONE).setText(Texts.of("importOrigin." + name));
		Combo combo = new Combo(parent, SWT.READ_ONLY | SWT.DROP_DOWN);
		combo.setItems(items.toArray(String[]::new));
		combo.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false, 2, 1));
		return combo;
	}

	String run() {
		return run.getText();
	}

	String point() {
		return point.getText();
	}

	@Override
	Fault fault() {
		return Stream.of(unless(isTime("offset", Duration::parse), "offset"), unless(isTime("uncertainty", Duration::parse), "uncertainty"), negative(),
				unless(isTime("acquiredAt", Instant::parse), "acquiredAt"), passwordFile()).filter(fault -> !fault.equals(Fault.NONE)).findFirst().orElse(Fault.NONE);
	}

	private Fault unless(boolean time, String name) {
		return time ? Fault.NONE : new Fault(name, Texts.of("importOrigin.badTime", value(name)));
	}

	private boolean isTime(String name, Function<String, Object> reading) {
		try {
			return value(name).isEmpty() || reading.apply(value(name)) != null;
		} catch (DateTimeParseException e) {
			return false;
		}
	}

	private Fault negative() {
		boolean negative = !value("uncertainty").isEmpty() && isTime("uncertainty", Duration::parse) && Duration.parse(value("uncertainty")).isNegative();
		return negative ? new Fault("uncertainty", Texts.of("importOrigin.negative", value("uncertainty"))) : Fault.NONE;
	}

	private Fault passwordFile() {
		return isEmpty("passwords") || isReadable() ? Fault.NONE : new Fault("passwords", Texts.of("importOrigin.noPasswordFile", value("passwords")));
	}

	/** A pipe may be read, too. */
	private boolean isReadable() {
		try {
			return Files.isReadable(Path.of(value("passwords")));
		} catch (InvalidPathException noPath) {
			return false;
		}
	}
}
