package org.telltale.match.coverage;

/** Why bytes that seemed to be in an encoding could not be searched as what they encode. */
public enum Lack {

	/** Decoding them would have passed the budget. */
	OVER_BUDGET("match.over-budget", "were not decoded, because that would have passed the budget"),
	/** Their encoding goes on where the bytes end; what came out before was searched. */
	CUT("match.cut", "are the beginning of compressed data that go on elsewhere"),
	/** Their encoding contradicts itself; what came out before was searched, if anything did. */
	DAMAGED("match.damaged", "are compressed data that contradict themselves"),
	/** They are encrypted inside a container that is not. */
	ENCRYPTED("match.encrypted", "are encrypted members of archives"),
	/** They are in an encoding that is recognised and not undone. */
	UNKNOWN("match.unknown-encoding", "are in an encoding that is not undone"),
	/** They look like exhibits at more places than are worth comparing. */
	OVER_WORK("match.over-work", "look like exhibits at more places than were compared"),
	/** More stands in them than is kept. */
	TOO_MANY("match.too-many-sightings", "hold more sightings than are kept"),
	/** They are a picture that was not compared with the photos that are looked for. */
	PICTURE("match.picture", "are pictures that were not compared with the photos");

	private final String code;
	private final String words;

	Lack(String code, String words) {
		this.code = code;
		this.words = words;
	}

	/** The code of the problem that tells it. */
	public String code() {
		return code;
	}

	/** Ends a sentence that begins with the number of bytes. */
	public String words() {
		return words;
	}
}
