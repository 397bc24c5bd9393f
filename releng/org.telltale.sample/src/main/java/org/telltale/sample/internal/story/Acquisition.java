package org.telltale.sample.internal.story;

/**
 * How a piece of evidence came to be, as the import plan tells it.
 *
 * @param kind capture, firmware-image, handset-artefact, photo, screenshot, key-log, reference-table, document: the words of the model
 * @param run the run it belongs to; empty for none
 * @param point the capture point; empty for other evidence
 * @param clockOffset what has to be added to the capture's clock, ISO 8601; empty for other evidence than captures
 * @param acquirer who
 * @param acquiredAt when, UTC
 * @param method how
 * @param tool with what
 */
record Acquisition(String kind, String run, String point, String clockOffset, String acquirer, String acquiredAt, String method,
		String tool) {

	static final String ACQUIRER = "A. Examiner (fictional)";

	/** A capture. */
	static Acquisition captured(Run run, Recording recording) {
		String tool = recording.file().endsWith("pcapng") ? "dumpcap 1.10 (SYNTHETIC)" : "tcpdump 4.5 (SYNTHETIC)";
		return new Acquisition("capture", run.id(), recording.point(), recording.clockOffset().negated().toString(), ACQUIRER, run.end()
				.toString(),
				"network capture at the point named", tool);
	}

	/** A file copied from the handset. */
	static Acquisition copied(String kind, String run, String moment) {
		return new Acquisition(kind, run, "", "", ACQUIRER, moment, kind.equals("screenshot") ? "photograph of the screen"
				: "file copy over USB",
				"adb 1.0.31 (SYNTHETIC)");
	}

	/** A partition's image. */
	static Acquisition imaged(String run, String moment) {
		return new Acquisition("firmware-image", run, "", "", ACQUIRER, moment, "partition image from recovery", "dd (SYNTHETIC)");
	}

	/** A file made in the laboratory for comparison. */
	static Acquisition made(String kind) {
		return new Acquisition(kind, "", "", "", ACQUIRER, "2014-08-16T13:00:00Z", "made in the laboratory for comparison",
				"sample builder (SYNTHETIC)");
	}

	/** A table of who is behind an address. */
	static Acquisition table() {
		return new Acquisition("reference-table", "", "", "", ACQUIRER, "2014-08-21T09:00:00Z", "compiled by the examiner",
				"text editor (SYNTHETIC)");
	}

	/** A page that somebody published, saved on that day. */
	static Acquisition archived(String day) {
		return new Acquisition("document", "", "", "", ACQUIRER, day + "T12:00:00Z", "published page saved as text", "web browser (SYNTHETIC)");
	}

	/** A key log of the laboratory's own test build. */
	static Acquisition keys(String run, String moment) {
		return new Acquisition("key-log", run, "", "", ACQUIRER, moment, "key log of an instrumented service", "SSLKEYLOGFILE (SYNTHETIC)");
	}
}
