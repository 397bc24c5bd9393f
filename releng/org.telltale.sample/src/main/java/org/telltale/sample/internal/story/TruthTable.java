package org.telltale.sample.internal.story;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.telltale.base.json.Json;

/** The verdicts that an honest audit reaches on the runs that are built, written by hand. */
final class TruthTable {

	private static final List<String> KINDS = List.of("SMS", "PHOTO", "CONTACT", "IDENTIFIER", "PHONE_NUMBER");
	private static final Map<Character, String> WORDS = Map.of('X', "contradicted", 'N', "not contradicted", 'V', "excluded by volume", 'I',
			"inconclusive", '-', "not tested", 'n', "not applicable");
	/** Claim, run, one letter a kind. */
	private static final String[] CELLS = {
		"C2 R0 nnnnn", "C2 R1 ---XX", "C2 R2 N-N-X", "C2 R3 IVI-I", "C2 R4 nnnnn", "C2 R5 -N---", "C2 R6 XX---", "C2 R7 ---X-",
				"C2 R8 ---N-",
		"C2 R9 --N-X", "C2 R10 N-N-N", "C2 R11 nnnnn", "C2 R12 nnnnn", "C2 R13 nnnnn", "C2 R14 I-I-I",
		"C3 R0 nnnnn", "C3 R1 nnnnn", "C3 R2 nnnnn", "C3 R3 nnnnn", "C3 R4 nnnnn", "C3 R5 nnnnn", "C3 R6 nnnnn", "C3 R7 nnnnn",
		"C3 R8 nnnnn",
		"C3 R9 nnnnX", "C3 R10 nnnnN", "C3 R11 nnnn-", "C3 R12 nnnnn", "C3 R13 nnnnn", "C3 R14 nnnnn",
		"C4 R0 nnnnn", "C4 R1 nnnnn", "C4 R2 nnnnn", "C4 R3 nnnnn", "C4 R4 nnnnn", "C4 R5 nnnnn", "C4 R6 nnnnn", "C4 R7 nnnnn",
		"C4 R8 nnnnn",
		"C4 R9 nnn-N", "C4 R10 nnn-N", "C4 R11 nnnNN", "C4 R12 nnnnn", "C4 R13 nnnnn", "C4 R14 nnnnn",
		"C5 R0 nnnnn", "C5 R1 ---XX", "C5 R2 N-N-X", "C5 R3 IVI-I", "C5 R4 nnnnn", "C5 R5 -N---", "C5 R6 XX---", "C5 R7 nnnnn",
		"C5 R8 nnnnn",
		"C5 R9 --N-X", "C5 R10 N-N-N", "C5 R11 nnnnn", "C5 R12 nnnnn", "C5 R13 nnnnn", "C5 R14 I-I-I"};
	/** What stands in a row's place where the key log is not in the case. */
	private static final Map<String, String> WITHOUT_KEYS = Map.of("C2 R9", "--I-I", "C3 R9", "nnnnI", "C5 R9", "--I-I");

	private TruthTable() {
	}

	static Json cells() {
		List<Json> cells = new ArrayList<>();
		for (String row : CELLS) {
			String[] parts = row.split(" ");
			String closed = WITHOUT_KEYS.getOrDefault(parts[0] + " " + parts[1], parts[2]);
			for (int i = 0; i < KINDS.size(); i++) {
				Json.Fields cell = Json.object().put("claim", parts[0]).put("run", parts[1]).put("kind", KINDS.get(i))
						.put("expected", WORDS.get(parts[2].charAt(i))).put("expectedWithoutKeys", WORDS.get(closed.charAt(i)));
				if (closed.charAt(i) != parts[2].charAt(i)) {
					cell.put("reason", "needs the key log");
				}
				if (parts[1].equals("R6") && parts[2].charAt(i) == 'X') {
					cell.put("note", "hypothetical");
				}
				if (parts[2].charAt(i) == 'I') {
					cell.put("reason", "unreadable bytes");
				}
				cells.add(cell);
			}
		}
		return Json.array(cells);
	}

	static Json claims() {
		return Json.array(List.of(
				overall("C1", "confirmed", "confirmed", "the ROM's default").put("expectedWithoutDefaults", "inconclusive"),
				overall("C2", "contradicted", "contradicted", "R1, R2, R7 and, with keys, R9; R6 is hypothetical and decides nothing"),
				overall("C3", "contradicted", "inconclusive", "R9, updated in place; not contradicted for the reset handset, R10"),
				overall("C4", "not contradicted", "not contradicted", "no number in clear in R9, R10 and R11"),
				overall("C5", "contradicted", "contradicted", "R1, R2 and, with keys, R9; R6 is hypothetical and decides nothing")));
	}

	private static Json.Fields overall(String claim, String expected, String withoutKeys, String reason) {
		return Json.object().put("claim", claim).put("expected", expected).put("expectedWithoutKeys", withoutKeys).put("reason", reason);
	}
}
