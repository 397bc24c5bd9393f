package org.telltale.casework;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import org.telltale.base.Problem;
import org.telltale.base.Where;
import org.telltale.base.json.Json;
import org.telltale.capture.frame.CaptureSet;
import org.telltale.casework.facts.FactLine;
import org.telltale.model.EvidenceItem;
import org.telltale.model.EvidenceKind;
import org.telltale.model.RunCapture;
import org.telltale.store.Action;
import org.telltale.store.CaseException;
import org.telltale.store.cases.Request;
import org.telltale.store.rows.FactRow;
import org.telltale.store.rows.Query;

/** Which captures the examiner says are one ({@code set-statement} facts), and in which sets the analysis reads them. */
final class CaptureSets {

	private static final String STATEMENT = "set-statement";

	private final Case file;

	CaptureSets(Case file) {
		this.file = file;
	}

	/**
	 * Enters that captures of the case are one; the next analysis reads them so. A set may grow, what is in it stays in it.
	 *
	 * @return number of the journal entry; 0 if the case knew it
	 */
	long join(List<String> evidence) throws CaseException {
		List<EvidenceItem> items = new ArrayList<>();
		for (String id : evidence) {
			items.add(capture(id));
		}
		if (new HashSet<>(evidence).size() < evidence.size()) {
			throw new CaseException("two files of the set are the same bytes", "name each file once; nothing was joined");
		}
		if (items.stream().map(this::place).distinct().count() > 1) {
			throw new CaseException("the files of the set belong to different runs or different capture points, or have different clock offsets",
					"import them with the same --run, --point and --clock-offset; nothing was joined");
		}
		List<Path> paths = paths(items);
		List<String> members = set(items, paths).members().stream().map(member -> items.get(paths.indexOf(member.path())).getId()).toList();
		List<Json.Fields> known = statements();
		if (known.stream().anyMatch(statement -> members(statement).equals(members))) {
			return 0;
		}
		List<Json.Fields> smaller = new ArrayList<>();
		for (Json.Fields statement : known) {
			List<String> before = members(statement);
			if (before.stream().anyMatch(members::contains)) {
				requireAll(before, members);
				smaller.add(statement);
			}
		}
		return enter(members, smaller);
	}

	private long enter(List<String> members, List<Json.Fields> smaller) throws CaseException {
		Json.Fields statement = FactLine.identified(FactLine.of(STATEMENT, "quoted").put("members", Json.texts(members)).put("by", file.actor().name()));
		Request request = Request.of(file.actor(), Action.IMPORT_EVIDENCE).on(members.toArray(String[]::new)).with("set", members.size() + " captures are one");
		long sequence = file.store().carryOut(request, change -> {
			for (Json.Fields old : smaller) {
				change.rows().remove(FactRow.class, Query.of("id", FactLine.id(old)));
			}
			change.rows().put(FactRow.class, FactRows.rows(List.of(statement), ""));
			return null;
		}).entry().sequence();
		file.edits().forget();
		return sequence;
	}

	private void requireAll(List<String> before, List<String> members) throws CaseException {
		for (String id : before) {
			if (!members.contains(id)) {
				throw new CaseException(capture(id).getName() + " is in a set with one of these captures", "name it too; nothing was joined");
			}
		}
	}

	private EvidenceItem capture(String id) throws CaseException {
		EvidenceItem item = item(id).orElseThrow(() -> new CaseException("the case has no evidence " + id, "import it first"));
		if (item.getKind() != EvidenceKind.CAPTURE) {
			throw new CaseException(item.getName() + " is no capture", "name captures alone; nothing was joined");
		}
		return item;
	}

	private Optional<EvidenceItem> item(String id) {
		return file.model().getEvidence().stream().filter(item -> item.getId().equals(id)).findFirst();
	}

	/** What members of a set have in common: the run, the point, and how far the clock was off. */
	private String place(EvidenceItem item) {
		Optional<RunCapture> run = RunEntry.captureOf(file.model(), item.getId());
		return run.map(capture -> capture.getRun().getId() + " " + capture.getPoint() + " " + capture.getClockOffset() + " " + capture.getClockUncertainty())
				.orElseGet(() -> " " + item.getClockOffset());
	}

	/** The statements of the case. */
	private List<Json.Fields> statements() throws CaseException {
		return file.store().read(rows -> FactRows.read(rows, Query.of("type", STATEMENT)));
	}

	private static List<String> members(Json.Fields statement) {
		return statement.items("members").stream().flatMap(id -> id.asText().stream()).toList();
	}

	/**
	 * In which groups captures are read: those of a set together, in its order, any other alone.
	 *
	 * @param problems gets what keeps captures from being read as was said
	 */
	List<List<EvidenceItem>> groups(List<EvidenceItem> captures, List<Problem> problems) throws CaseException {
		List<List<EvidenceItem>> groups = new ArrayList<>();
		Set<String> grouped = new TreeSet<>();
		for (Json.Fields statement : statements()) {
			List<String> ids = members(statement);
			List<EvidenceItem> items = ids.stream().flatMap(id -> captures.stream().filter(capture -> capture.getId().equals(id))).toList();
			if (items.size() == ids.size() && items.stream().map(this::place).distinct().count() == 1) {
				groups.add(items);
				grouped.addAll(ids);
			} else {
				problems.add(new Problem("case.set-apart", Where.at(ids.getFirst(), 0, 0),
						"The captures of a set belong to different runs or capture points, have different clock offsets, or are not all there.",
						"They were read one by one: what goes over their borders was not seen."));
			}
		}
		captures.stream().filter(capture -> !grouped.contains(capture.getId())).forEach(capture -> groups.add(List.of(capture)));
		return groups;
	}

	/** The vault's files of captures as a set. */
	CaptureSet set(List<EvidenceItem> items) throws CaseException {
		return set(items, paths(items));
	}

	private static CaptureSet set(List<EvidenceItem> items, List<Path> paths) throws CaseException {
		try {
			return CaptureSet.of(paths, items.stream().map(EvidenceItem::getName).toList());
		} catch (IOException e) {
			throw new CaseException("the vault's copy of a capture cannot be read", "check the disk", e);
		}
	}

	private List<Path> paths(List<EvidenceItem> items) throws CaseException {
		List<Path> paths = new ArrayList<>();
		for (EvidenceItem item : items) {
			paths.add(file.evidence(item.getId())
					.orElseThrow(() -> new CaseException("the vault has lost " + item.getName(), "import the file again")));
		}
		return paths;
	}
}
