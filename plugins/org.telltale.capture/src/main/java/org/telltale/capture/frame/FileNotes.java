package org.telltale.capture.frame;

/**
 * Hears what a capture file says beside its frames. Called while {@link FrameReader#next} runs, in the order of the file, on
 * the reader's thread; a note about a frame comes before that frame is handed out. Nothing is called, and nothing is made,
 * for frames without options. Texts are what the file says, never to be trusted as names or paths. Offsets count as the
 * frames' do.
 */
public interface FileNotes {

	/** Hears nothing. */
	FileNotes NONE = new FileNotes() {
	};

	/** A section began; pcap has none. */
	default void section(Section section) {
	}

	/** An interface is described; a pcap file has one. */
	default void source(CaptureSource source) {
	}

	/** A person or program wrote a comment. */
	default void comment(Comment comment) {
	}

	/** The capturing program resolved an address (Name Resolution Block): its word, not the traffic's. */
	default void name(ResolvedName name) {
	}

	/** Keys to decrypt what was captured. */
	default void secrets(Secrets secrets) {
	}

	/** An app that {@link Frame#uid} may name. */
	default void app(App app) {
	}

	/** Frames that the capturing host says it lost. */
	default void drops(Drops drops) {
	}

	/** A block that somebody's program wrote for itself. */
	default void custom(CustomBlock block) {
	}
}
