package org.telltale.workbench.wizards;

import java.nio.file.Path;
import java.util.Optional;

import org.telltale.report.PreparedReport;
import org.telltale.seal.SealPlan;
import org.telltale.workbench.text.Texts;

/** A page that begins with a prepared report, and names the file that is made of it. */
abstract class PreparedPage extends ReportFilePage<PreparedReport> {

	private final String end;

	/** @param key prefix of the words of this page; @param end of the file's name that is proposed */
	PreparedPage(String key, String end) {
		super(key, PreparedReport::read);
		this.end = end;
	}

	@Override
	void enable(Optional<PreparedReport> report) {
		enable(report.isPresent(), "file");
		if (report.isPresent()) {
			propose("file", end);
		}
	}

	@Override
	final String words(PreparedReport report) {
		SealPlan seal = report.seal();
		String who = seal.reviewer().map(name -> Texts.of("prepared.reviewer", name)).orElse(Texts.of("prepared.nobody"));
		String stamp = switch (seal.level()) {
			case B -> Texts.of("prepared.level.B");
			case T, LTA -> seal.awaited() ? Texts.of("prepared.level.later", seal.level().name()) : Texts.of("prepared.level.now", seal.level().name(), seal.authority().orElse(""));
		};
		return Texts.of("prepared.is", report.number(), report.master(), report.issued(), who, stamp);
	}

	@Override
	final String warning() {
		return file().toFile().exists() ? Texts.of("reportKind.replaces") : "";
	}

	/** Where what is made of the report goes. */
	final Path file() {
		return Path.of(value("file"));
	}
}
