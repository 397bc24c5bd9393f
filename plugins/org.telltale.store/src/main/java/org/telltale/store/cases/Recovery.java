package org.telltale.store.cases;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.telltale.base.json.Json;
import org.telltale.store.Action;
import org.telltale.store.Actor;
import org.telltale.store.CaseException;
import org.telltale.store.internal.Session;
import org.telltale.store.journal.JournalCheck;
import org.telltale.store.journal.JournalEntry;
import org.telltale.store.journal.JournalFile;

/**
 * Brings journal and database together when a case is opened. The journal may be ahead, by entries whose action was not carried out;
 * the database never: what it knows must stand in the journal.
 *
 * @param check what reading the journal gave
 * @param known the database's copy
 */
record Recovery(JournalCheck check, List<Session.JournalLine> known) {

	/** Parameter of {@link Action#NOT_CARRIED_OUT}: the sequence number of the entry meant. */
	static final String OF = "of";

	/** Why journal and database do not belong together; empty if they do. */
	List<String> faults() {
		if (!check.holds()) {
			return check.faults();
		}
		for (int i = 0; i < known.size(); i++) {
			Session.JournalLine line = known.get(i);
			if (line.sequence() != i + 1) {
				return List.of("the database's copy of the journal lacks entry " + (i + 1));
			}
			if (i >= check.entries().size()) {
				return List.of("the journal ends with entry " + check.sequence() + ", the database knows " + known.size()
						+ ": the journal was cut at its end");
			}
			if (!check.entries().get(i).line().equals(line.line()) || !check.entries().get(i).hash().equals(line.hash())) {
				return List.of("entry " + (i + 1) + " of the journal is not the one that the database knows: the journal was rewritten");
			}
		}
		return olderDatabase();
	}

	/** A custody action is forced to the disk before the next one begins: such an entry can only be open at the very end. */
	private List<String> olderDatabase() {
		Set<Long> answered = answered();
		List<JournalEntry> open = open();
		for (int i = 0; i < open.size() - 1; i++) {
			JournalEntry entry = open.get(i);
			boolean last = open.stream().skip(i + 1L).allMatch(later -> isNote(later));
			if (entry.action().isCustody() && !isNote(entry) && !answered.contains(entry.sequence()) && !last) {
				return List.of("the database lacks entry " + entry.sequence() + " (" + entry.action().word()
						+ ") and those behind it: an older copy of the database was put in its place");
			}
		}
		return List.of();
	}

	private static boolean isNote(JournalEntry entry) {
		return entry.action() == Action.NOT_CARRIED_OUT || entry.action() == Action.REPAIR_JOURNAL;
	}

	/** Entries that the database does not know. */
	List<JournalEntry> open() {
		return check.entries().size() <= known.size() ? List.of() : check.entries().subList(known.size(), check.entries().size());
	}

	private Set<Long> answered() {
		Set<Long> answered = new HashSet<>();
		open().stream().filter(entry -> entry.action() == Action.NOT_CARRIED_OUT)
				.forEach(entry -> entry.parameters().integer(OF).ifPresent(answered::add));
		return answered;
	}

	/** Throws if journal and database do not belong together. */
	void requireAgreement(CaseFolder folder) throws CaseException {
		if (!faults().isEmpty()) {
			throw new CaseException("the journal of " + folder.root() + " does not hold: " + faults().getFirst(),
					"keep the folder as it is, compare it with a copy or the archive form, and see \"journal verify\"");
		}
	}

	/**
	 * Enters what was not carried out, takes a torn last line off, and brings the database's copy up to date in one commit.
	 *
	 * @return all entries
	 */
	List<JournalEntry> repair(Session session, JournalFile journal, Actor actor, long atNanos) throws CaseException {
		List<JournalEntry> entries = new ArrayList<>(check.entries());
		if (check.tornBytes() > 0) {
			journal.cutTo(check.wholeBytes());
			append(entries, journal, atNanos, new JournalEntry.Intent(actor, Action.REPAIR_JOURNAL, List.of(),
					Json.object().put("tornBytes", check.tornBytes()), "", "", ""));
		}
		Set<Long> answered = answered();
		for (JournalEntry entry : open()) {
			if (!isNote(entry) && !answered.contains(entry.sequence())) {
				append(entries, journal, atNanos, notCarriedOut(actor, entry));
			}
		}
		for (JournalEntry entry : entries.subList(known.size(), entries.size())) {
			session.addJournal(new Session.JournalLine(entry.sequence(), entry.hash(), entry.line()));
		}
		session.commit();
		session.checkpoint();
		return entries;
	}

	static JournalEntry.Intent notCarriedOut(Actor actor, JournalEntry entry) {
		return new JournalEntry.Intent(actor, Action.NOT_CARRIED_OUT, entry.objects(), Json.object().put(OF, entry.sequence()),
				"the program ended before entry " + entry.sequence() + " was committed", "", "");
	}

	private static void append(List<JournalEntry> entries, JournalFile journal, long atNanos, JournalEntry.Intent intent) throws CaseException {
		entries.add(journal.append(entries.isEmpty() ? Optional.empty() : Optional.of(entries.getLast()), atNanos, intent));
	}
}
