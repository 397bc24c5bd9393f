package org.telltale.report.internal.masking;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Salted commitments to texts: HMAC-SHA-256 with a random key of 256 bits over the UTF-8 of the text. The same text has the
 * same commitment throughout a report where rows are joined by it; texts of few possible values have one each time. Not thread-safe.
 */
final class Commitments {

	/** What opens a commitment. */
	record Opening(String commitment, String salt, String value, Rule rule) {
	}

	private static final int SALT_BYTES = 32;
	private static final HexFormat HEX = HexFormat.of();
	/** Their values are few: equal commitments would tell one from the other. */
	private static final Set<Rule> EACH_ANEW = EnumSet.of(Rule.SETTING, Rule.OTHER, Rule.SOURCE, Rule.PERSON);

	private final SecureRandom random = new SecureRandom();
	private final Map<String, Opening> byValue = new TreeMap<>();
	private final Map<String, Opening> byCommitment = new TreeMap<>();
	private final Map<Rule, Integer> uses = new EnumMap<>(Rule.class);

	/** The commitment that stands for the text, 64 lower-case hexadecimal digits. */
	String to(String value, Rule rule) {
		uses.merge(rule, 1, Integer::sum);
		Opening opening = EACH_ANEW.contains(rule) ? made(value, rule) : byValue.computeIfAbsent(value, text -> made(text, rule));
		return opening.commitment();
	}

	/** The rule of a commitment of this report; empty for any other text. */
	Optional<Rule> ruleOf(String text) {
		return Optional.ofNullable(byCommitment.get(text)).map(Opening::rule);
	}

	/** All openings, by commitment. */
	List<Opening> openings() {
		return new ArrayList<>(byCommitment.values());
	}

	/** How often each rule masked something in facts and lists. */
	Map<Rule, Integer> uses() {
		return uses;
	}

	private Opening made(String value, Rule rule) {
		byte[] salt = new byte[SALT_BYTES];
		random.nextBytes(salt);
		Opening opening = new Opening(HEX.formatHex(hmac(salt, value)), HEX.formatHex(salt), value, rule);
		byCommitment.put(opening.commitment(), opening);
		return opening;
	}

	private static byte[] hmac(byte[] salt, String value) {
		try {
			Mac mac = Mac.getInstance("HmacSHA256");
			mac.init(new SecretKeySpec(salt, "HmacSHA256"));
			return mac.doFinal(value.getBytes(StandardCharsets.UTF_8));
		} catch (NoSuchAlgorithmException | InvalidKeyException e) {
			throw new IllegalStateException("every Java runtime has HMAC-SHA-256", e);
		}
	}
}
