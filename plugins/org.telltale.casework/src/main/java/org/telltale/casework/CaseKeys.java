package org.telltale.casework;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.telltale.base.Problem;
import org.telltale.base.Where;
import org.telltale.base.json.Json;
import org.telltale.capture.tls.KeyLog;
import org.telltale.model.CaseFile;
import org.telltale.model.EvidenceItem;
import org.telltale.model.EvidenceKind;
import org.telltale.store.CaseException;
import org.telltale.store.vault.Vault;

/** The key logs that are evidence of a case: every capture of it is read with all of them. */
final class CaseKeys {

	private static final long MAX_BYTES = 256L << 20;

	private final KeyLog log;
	private final List<Problem> problems;

	private CaseKeys(KeyLog log, List<Problem> problems) {
		this.log = log;
		this.problems = List.copyOf(problems);
	}

	/** @throws CaseException if the vault's copy of one cannot be read */
	static CaseKeys of(CaseFile file, Vault vault) throws CaseException {
		KeyLog log = KeyLog.NONE;
		List<Problem> problems = new ArrayList<>();
		List<EvidenceItem> items = file.getEvidence().stream().filter(e -> e.getKind() == EvidenceKind.KEY_LOG)
				.sorted((a, b) -> a.getId().compareTo(b.getId())).toList();
		for (EvidenceItem item : items) {
			if (item.getLength() > MAX_BYTES) {
				problems.add(new Problem("case.key-log-too-long", Where.at(item.getId(), 0, item.getLength()),
						"The key log " + item.getName() + " is longer than this version reads.", "It was not used; what its keys would open counts as unreadable."));
			} else {
				log = log.and(KeyLog.read(item.getId(), read(item, vault)));
			}
		}
		return new CaseKeys(log, problems);
	}

	private static byte[] read(EvidenceItem item, Vault vault) throws CaseException {
		Optional<Path> path = vault.find(item.getId());
		try {
			return Files.readAllBytes(path.orElseThrow(() -> new CaseException("the vault has lost " + item.getName(), "import the file again")));
		} catch (IOException e) {
			throw new CaseException("the vault's copy of " + item.getName() + " cannot be read", "check the disk", e);
		}
	}

	/** The secrets of all. */
	KeyLog log() {
		return log;
	}

	/** Key logs that are not used. */
	List<Problem> problems() {
		return problems;
	}

	/** Key logs that opened no connection of any capture. @param facts the readings among them */
	static List<Problem> unused(CaseFile file, List<Json.Fields> facts) {
		boolean opened = facts.stream().filter(f -> f.text("type").equals(Optional.of("reading")))
				.anyMatch(f -> f.get("tls").flatMap(tls -> tls.integer("decrypted")).orElse(0L) > 0);
		return opened ? List.of() : file.getEvidence().stream().filter(e -> e.getKind() == EvidenceKind.KEY_LOG)
				.map(item -> new Problem("case.key-log-unused", Where.at(item.getId(), 0, 0), "The key log " + item.getName()
						+ " is in the case and opened no TLS connection of its captures.", "What is encrypted in them was not read; it counts as unreadable."))
				.toList();
	}
}
