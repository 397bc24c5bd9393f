package org.telltale.casework;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import org.telltale.base.Digest;
import org.telltale.base.Progress;
import org.telltale.base.json.Json;
import org.telltale.store.Action;
import org.telltale.store.CaseException;
import org.telltale.store.cases.Request;
import org.telltale.store.rows.Query;
import org.telltale.store.rows.SealRow;
import org.telltale.store.vault.SealCheck;
import org.telltale.store.vault.Sealed;

/** Reads every item of evidence again and compares it with its seal. */
public final class EvidenceCheck {

	private static final int HEX_DIGITS = 64;

	private final Case file;

	/** Checks the evidence of a case. */
	public EvidenceCheck(Case file) {
		this.file = file;
	}

	/** One check an item, by id, for a case that is only read: nothing goes into the journal. Cancelled, it gives those that were made. */
	public List<SealCheck> read(Progress progress) throws CaseException {
		return checks(seals(), progress);
	}

	private List<SealRow> seals() throws CaseException {
		return file.store().read(rows -> rows.list(SealRow.class, Query.all()));
	}

	private List<SealCheck> checks(List<SealRow> seals, Progress progress) {
		List<SealCheck> checks = new ArrayList<>();
		for (SealRow row : seals) {
			file.store().vault().check(sealed(row), progress).ifPresent(checks::add);
		}
		return checks;
	}

	/**
	 * One check an item, by id, of a case that is open for writing; the result goes into the journal, but of a case without evidence. Cancelled, it gives
	 * those that were made, and the journal says how many items were not read.
	 */
	public List<SealCheck> run(Progress progress) throws CaseException {
		List<SealRow> seals = seals();
		List<SealCheck> checks = checks(seals, progress);
		if (checks.isEmpty()) {
			return checks;
		}
		long held = checks.stream().filter(SealCheck::holds).count();
		file.store().carryOut(Request.of(file.actor(), Action.VERIFY_EVIDENCE).with("held", held + " of " + checks.size()), change -> {
			checks.stream().filter(check -> !check.holds()).forEach(check -> change.object(check.evidence()));
			change.parameter("items", Json.of(checks.size()));
			if (checks.size() < seals.size()) {
				change.parameter("notRead", Json.of(seals.size() - checks.size()));
			}
			return null;
		});
		return checks;
	}

	private Sealed sealed(SealRow row) {
		List<Digest> parts = IntStream.range(0, row.mibDigests().length() / HEX_DIGITS)
				.mapToObj(i -> new Digest(Digest.SHA_256, row.mibDigests().substring(i * HEX_DIGITS, (i + 1) * HEX_DIGITS))).toList();
		return new Sealed(new Digest(Digest.SHA_256, row.evidence()), row.length(), parts, row.vaulted(),
				file.evidence(row.evidence()).orElse(Path.of(row.vaulted() ? row.evidence() : row.path())));
	}
}
