package org.telltale.handset.canary;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.telltale.base.Digest;
import org.telltale.base.ExhibitKind;
import org.telltale.handset.Exhibit;
import org.telltale.handset.ExhibitSource;

/**
 * Test contents as exhibits, with the files of the photos.
 *
 * @param seed what they were made from: the same seed, counts and moment make the same contents
 * @param made the moment that photos and messages tell
 * @param exhibits messages, then contacts, then photos
 * @param photos the files, by the path that their exhibit's source names
 */
public record CanarySet(String seed, Instant made, List<Exhibit> exhibits, Map<String, byte[]> photos) {

	/** At most so many messages, and so many contacts: numbers that are kept for fiction are few. */
	public static final int MOST = ReservedNumbers.COUNT / 2;
	/** At most so many photos, which are all held in memory. */
	public static final int MOST_PHOTOS = 100;

	public CanarySet {
		exhibits = List.copyOf(exhibits);
	}

	/**
	 * Makes contents.
	 *
	 * @param seed decides all that is in them; keep it secret until the test is over
	 * @param by who makes them, as the exhibits will say
	 * @param messages how many in each script, 0 to {@link #MOST} in all
	 * @param contacts how many, 0 to {@link #MOST}
	 * @param photos how many, 0 to {@link #MOST_PHOTOS}
	 * @throws IllegalArgumentException if there are too many
	 */
	public static CanarySet make(String seed, Instant made, String by, Map<Script, Integer> messages, int contacts, int photos) {
		int texts = messages.values().stream().mapToInt(Integer::intValue).sum();
		if (texts > MOST || contacts > MOST || photos > MOST_PHOTOS) {
			throw new IllegalArgumentException("more than " + MOST + " messages or contacts, or " + MOST_PHOTOS + " photos");
		}
		RandomGenerator random = new SeededBytes(seed);
		ReservedNumbers numbers = new ReservedNumbers(random);
		ExhibitSource source = ExhibitSource.typedIn("canaries", by);
		List<Exhibit> all = new ArrayList<>();
		for (Script script : Script.values()) {
			for (int i = 1; i <= messages.getOrDefault(script, 0); i++) {
				all.add(new Exhibit("SMS-" + script + "-" + i, ExhibitKind.SMS, script.sentence(random), Optional.empty(), Map.of("from", numbers.next()), source));
			}
		}
		for (int i = 1; i <= contacts; i++) {
			String name = Script.name(random);
			all.add(new Exhibit("CONTACT-" + i, ExhibitKind.CONTACT, name, Optional.empty(),
					Map.of("number1", numbers.next(), "email1", name.toLowerCase(Locale.ROOT).replace(' ', '.') + "@canary.example"), source));
		}
		Map<String, byte[]> files = new TreeMap<>();
		for (int i = 1; i <= photos; i++) {
			String path = "photos/canary-" + i + ".jpg";
			byte[] file = new CanaryPhoto(random).file(made);
			files.put(path, file);
			all.add(new Exhibit("PHOTO-" + i, ExhibitKind.PHOTO, "canary-" + i + ".jpg", Optional.of(Digest.sha256(file)), Map.of(),
					new ExhibitSource("", path, Optional.empty(), Optional.empty(), List.of(), Optional.of(by), Optional.empty())));
		}
		return new CanarySet(seed, made, all, files);
	}
}
