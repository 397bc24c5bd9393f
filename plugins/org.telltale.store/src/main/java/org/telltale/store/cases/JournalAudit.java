package org.telltale.store.cases;

import java.nio.file.Path;
import java.util.List;

import org.telltale.store.CaseException;
import org.telltale.store.journal.JournalCheck;
import org.telltale.store.journal.JournalHead;
import org.telltale.store.keys.PasswordSource;

/**
 * What checking a case's journal gave: the chain in the file, and its agreement with the database's copy. A journal that was
 * rewritten whole together with the database shows only against a signed or time-stamped head.
 *
 * @param check the chain
 * @param faults all that does not hold, each a sentence; empty if all holds
 * @param notCarriedOut sequence numbers of entries at the end whose commit is missing, to be noted at the next opening
 */
public record JournalAudit(JournalCheck check, List<String> faults, List<Long> notCarriedOut) {

	public JournalAudit {
		faults = List.copyOf(faults);
		notCarriedOut = List.copyOf(notCarriedOut);
	}

	/** Checks the journal of a case that need not be openable; changes nothing. */
	public static JournalAudit of(Path folder) throws CaseException {
		return of(folder, PasswordSource.NONE);
	}

	/** The same of a case that may be encrypted. */
	public static JournalAudit of(Path folder, PasswordSource passwords) throws CaseException {
		Recovery recovery = CaseOpening.inspect(new CaseFolder(folder), passwords);
		return new JournalAudit(recovery.check(), recovery.faults(), recovery.faults().isEmpty()
				? recovery.open().stream().map(entry -> entry.sequence()).toList() : List.of());
	}

	/** How the journal differs from one whose head was signed, a sentence each. */
	public List<String> differences(JournalHead head) {
		return head.differences(check.entries());
	}

	/** Whether everything holds. */
	public boolean holds() {
		return faults.isEmpty();
	}
}
