package org.telltale.capture.tls;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The secrets of TLS 1.3 that one side's records were tried with and that opened nothing so far. Their epochs are kept from one record to
 * the next, since an epoch that opened nothing keeps no state; they are made anew when the log has other lines.
 */
final class TriedSecrets {

	/** What was tried of a stage. */
	private record Tried(List<KeyLog.Line> lines, List<Epoch> epochs) {
	}

	private final Secrets secrets;
	private final Map<Secrets.Stage, Tried> tried = new EnumMap<>(Secrets.Stage.class);

	TriedSecrets(Secrets secrets) {
		this.secrets = secrets;
	}

	/** What a record of a stage may be opened with. @param before of lines in the capture only those in front of this offset count */
	List<Epoch> epochs(boolean client, Secrets.Stage stage, long before) {
		List<KeyLog.Line> lines = secrets.lines13(client, stage, before);
		Tried known = tried.get(stage);
		if (known == null || !known.lines().equals(lines)) {
			known = new Tried(lines, secrets.of13(client, stage, lines));
			tried.put(stage, known);
		}
		return known.epochs();
	}

	/** One of the stage's secrets opened a record: its epoch has state from now on and is not to be tried again. */
	void opened(Secrets.Stage stage) {
		tried.remove(stage);
	}
}
